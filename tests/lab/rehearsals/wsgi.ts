import type { Rehearsal } from '../rehearsal.ts';

export const wsgi: Rehearsal = {};
