import type { Rehearsal } from './rehearsal.ts';

export const troubleshooting: Rehearsal = {
  after: {
    'walk-domain': async (_, trial, spoken) =>
      trial.checkText('walk-domain: the answer', spoken[0]?.output ?? '', /^200 from 127\.0\.0\.1 in/),
  },
};
