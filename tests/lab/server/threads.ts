import type { Server } from './server.ts';

/** Threads of all workers together. */
export async function threadsOf(server: Server): Promise<number> {
  const { workers } = await server.processes();
  const { output } = await server.ask(`cat ${workers.map((pid) => `/proc/${pid}/status`).join(' ')} | grep ^Threads:`);
  return [...output.matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0);
}
