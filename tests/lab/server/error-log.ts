import type { Server } from './server.ts';
import { project } from '../values.ts';

const file = `/var/log/nginx/${project}.error.log`;

/** How often nginx gave this reason, for instance `(104:`, in the site's error log. */
export async function reasonsOf(server: Server, reason: string): Promise<number> {
  return Number((await server.ask(`grep -cF '${reason}' ${file}`)).output);
}

/** Empties the log, so that what is counted next belongs to what is done next. */
export async function emptyErrorLog(server: Server): Promise<void> {
  await server.ask(`truncate -s 0 ${file}`);
}
