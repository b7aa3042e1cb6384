import type { Rehearsal } from './rehearsal.ts';
import { project } from '../values.ts';

const environment = `/etc/${project}/${project}.env`;

export const systemd: Rehearsal = {
  start: 'asleep',
  before: {
    'after-activation': (server) => server.ready(),
    'reload-keeps-environment': (server) => server.edit(environment, 'WEB_CONCURRENCY=3', 'WEB_CONCURRENCY=2'),
  },
  after: {
    wake: (server) => server.ready(),
    'reload-keeps-environment': async (server) => {
      await server.edit(environment, 'WEB_CONCURRENCY=2', 'WEB_CONCURRENCY=3');
      await server.must('systemctl restart gunicorn.service');
      await server.ready();
    },
  },
};
