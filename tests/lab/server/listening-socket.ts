import type { Server } from './server.ts';
import { until } from '../machine/until.ts';

/** A process that has the listening socket open. */
export interface Holder {
  name: string;
  pid: number;
}

/** The listening socket at the socket path, as `ss` sees it. */
export interface ListeningSocket {
  /** Connections that nobody has accepted yet. */
  queue: number;
  /** How many may wait. */
  longest: number;
  /** In the order of their process numbers. */
  holders: Holder[];
}

export async function listeningSocket(server: Server): Promise<ListeningSocket> {
  const { output } = await server.ask('ss -lxpH src /run/gunicorn.sock');
  const [, , queue, longest] = output.split(/\s+/);
  const holders = [...output.matchAll(/\("([^"]+)",pid=(\d+)/g)].map(([, name = '', pid]) => ({
    name,
    pid: Number(pid),
  }));
  return { queue: Number(queue), longest: Number(longest), holders: holders.toSorted((a, b) => a.pid - b.pid) };
}

/** Waits until so many connections wait, and so all workers are inside a request. */
export async function queued(server: Server, connections: number): Promise<void> {
  await until(`a queue of ${connections}`, async () => (await listeningSocket(server)).queue === connections);
}
