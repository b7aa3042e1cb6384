import { reference, type Run } from '../../src/shared/evidence.ts';

/** A run of the lab that did nothing: what a test is about is written over it. */
export const emptyRun: Run = {
  ...reference,
  result: 'green',
  date: '2026-11-24',
  durationMs: 1,
  versions: {},
  checks: [],
  figures: {},
  blocks: {},
  notRun: {},
  transcript: [],
};
