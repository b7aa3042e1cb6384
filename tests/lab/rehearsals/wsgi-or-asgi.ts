import type { Rehearsal } from './rehearsal.ts';

export const wsgiOrAsgi: Rehearsal = {
  after: {
    'async-under-wsgi': async (_, trial, spoken) => {
      const [, seconds] = /^real\t0m([\d.]+)s/m.exec(spoken[0]?.output ?? '') ?? [];
      trial.checkAtLeast('async-under-wsgi: seconds for three turns of two', Number(seconds), 6);
    },
  },
};
