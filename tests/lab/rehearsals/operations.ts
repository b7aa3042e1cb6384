import { upload } from '../server/form.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';
import { codeDir, domain, project, stateDir } from '../values.ts';

const views = `${codeDir}/src/vault/views.py`;
/** A mistake on a page that `/readyz` knows nothing of, so it goes live. */
const mistake = ['show(request, UploadForm())', 'show(request, UploadFrom())'] as const;

async function waiting(server: Server): Promise<number> {
  return Number((await server.ask("ss -Hlx src /run/gunicorn.sock | awk '{ print $3 }'")).output);
}

async function statusOf(server: Server, path: string): Promise<number> {
  return (await server.get(path, '', { recorded: true })).status;
}

export const operations: Rehearsal = {
  notRun: {
    worker: 'the demo has no tasks; the claim of a worker types this line',
    redis: 'the demo needs no Redis; the claim of a project with Celery types these lines',
    'celery-files': 'the demo has no Celery; the claim of a project that has it types these lines',
  },
  before: {
    // A healthy host has nothing to find.
    'journal-search': async (server) => {
      await server.must('kill -9 $(pgrep -n gunicorn)');
      await server.ready();
    },
    'follow-one': (server) => statusOf(server, '/files/999/'),
    'follow-worker': async (server, trial) => {
      await server.edit(views, ...mistake);
      await server.must(`${project}-deploy`, 120_000);
      await server.ready();
      trial.check('follow-worker: the page', await statusOf(server, '/'), 500);
    },
    pss: (server) => server.ready(),
    'queue-now': async (server) => {
      const visit = `curl -s -o /dev/null 'http://${domain}/slow/?s=5' > /dev/null 2>&1 &`;
      await server.must(`for i in 1 2 3 4 5 6 7 8 9; do ${visit} done`);
      await until('six in the queue', async () => (await waiting(server)) === 6);
    },
    backup: async (server) => {
      await server.must("printf '0,0\\n1,2\\n' > /root/beam.csv");
      await upload(server, '/root/beam.csv');
    },
    restore: async (server, trial) => {
      await server.must(`rm -r ${stateDir}/media/*`);
      const forget =
        'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript("DELETE FROM vault_simulationfile")';
      await server.must(`python3 -c '${forget}' ${stateDir}/db.sqlite3`);
      trial.check('restore: a download before it', await statusOf(server, '/files/1/'), 404);
    },
  },
  after: {
    'follow-worker': async (server) => {
      await server.edit(views, mistake[1], mistake[0]);
      await server.must(`${project}-deploy rollback`);
      await server.ready();
    },
    'queue-now': async (server, trial, spoken) => {
      trial.checkText('queue-now: Recv-Q', spoken[0]?.output ?? '', /LISTEN +6 /);
      await until('an empty queue', async () => (await waiting(server)) === 0);
      await server.ready();
    },
    restore: async (server, trial) => {
      trial.check('restore: a download after it', await statusOf(server, '/files/1/'), 200);
    },
  },
  instead: {
    'follow-one': async (server) => ({
      '455b9b1388748fa2b71fdd1cf90a7bd5': (
        await server.ask(
          `grep -o 'request_id=.*' /var/log/nginx/${project}.access.log | tail -n 1 | grep -oE '[0-9a-f]{32}'`,
        )
      ).output,
    }),
    'follow-worker': async (server) => ({
      '222': (
        await server.ask('journalctl -u gunicorn.service -g NameError -n 1 -o json | grep -oP \'"_PID":"\\K\\d+\'')
      ).output,
    }),
    restore: async () => ({ $day: `/var/backups/${project}/$(date -u +%F)` }),
  },
};
