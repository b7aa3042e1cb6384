import type { Rehearsal } from '../rehearsal.ts';

export const requestPath: Rehearsal = {};
