import type { Rehearsal } from './rehearsal.ts';
import { runningRelease } from '../server/deployed.ts';
import { codeDir } from '../values.ts';

const views = `${codeDir}/src/vault/views.py`;
const template = `${codeDir}/src/vault/templates/vault/index.html`;
const imports = ['import time\n', 'import nosuch\nimport time\n'] as const;
const answer = ['return HttpResponse("ready\\n"', 'return HttpRespons("ready\\n"'] as const;

export const deploys: Rehearsal = {
  before: {
    deploy: (server) =>
      server.edit(template, 'A vault of mechanical-simulation files.', 'A vault of simulation files.'),
    'deploy-refused': (server) => server.edit(views, ...imports),
    'deploy-taken-back': (server) => server.edit(views, ...answer),
    'rollback-run': (server) => server.ready(),
  },
  after: {
    'deploy-refused': async (server, trial, spoken) => {
      trial.check('deploy-refused: the link', spoken[1]?.output, await runningRelease(server));
      await server.edit(views, imports[1], imports[0]);
    },
    'deploy-taken-back': (server) => server.edit(views, answer[1], answer[0]),
    'count-answers': async (server, trial) => {
      const { output } = await server.ask("cut -d' ' -f1 /tmp/answers | sort -u");
      trial.check('count-answers: statuses', output, '200');
    },
    'slow-holds-all': async (server, trial, spoken) => {
      const statuses = [...(spoken.at(-1)?.output ?? '').matchAll(/ (\d{3}) after/g)].map(([, status]) => status);
      trial.check('slow-holds-all: statuses', statuses, ['200', '200']);
      await server.ready();
    },
    'what-runs': async (_, trial, spoken) => {
      trial.check('what-runs: the link and the process', spoken[0]?.output, spoken[1]?.output);
    },
  },
  instead: {
    'further-back': async (server) => ({
      '20261123T090531Z': (await server.ask(`ls ${codeDir}/releases | head -n 1`)).output,
    }),
  },
};
