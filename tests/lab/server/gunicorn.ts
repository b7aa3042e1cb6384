import type { Server } from './server.ts';
import { until } from '../machine/until.ts';
import { project } from '../values.ts';

/** Restarts the service, however often that was done before, and waits until all workers of the new arbiter are there. */
export async function restartGunicorn(server: Server): Promise<void> {
  await server.ask('systemctl reset-failed gunicorn.service gunicorn.socket');
  await server.must('systemctl restart gunicorn.service');
  await server.ready();
}

/** Reloads as the guide says, and waits until only workers made after that are left. */
export async function reloadGunicorn(server: Server): Promise<void> {
  const { workers: old } = await server.processes();
  await server.must('systemctl reload gunicorn.service');
  await until('the workers after the reload', async () => {
    const { workers: now } = await server.processes();
    return now.length === server.workers && !now.some((pid) => old.includes(pid));
  });
}

/** Adds lines to `gunicorn.conf.py`, where the last word counts, and restarts. */
export async function configureGunicorn(server: Server, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) await server.must(`echo '${line}' >> /etc/${project}/gunicorn.conf.py`);
  await restartGunicorn(server);
}
