import type { Server } from './server.ts';
import { until } from '../machine/until.ts';

const path = '/run/gunicorn.sock';

/**
 * What nginx writes into the socket for one request, byte by byte: a program listens in Gunicorn's place. The service is
 * stopped before and can be woken again after.
 */
export async function upstreamRequest(server: Server, visit: () => Promise<unknown>): Promise<string> {
  await server.must(`systemctl stop gunicorn.socket gunicorn.service && rm -f ${path}`);
  const heard = server.ask(`python3 /opt/lab/client.py listen ${path}`);
  await until('the listener', async () => (await server.ask(`ss -lxH src ${path} | grep -q LISTEN`)).status === 0);
  await visit();
  const last = (await heard).output.split('\n').at(-1) ?? '';
  const { request } = JSON.parse(last) as { request: string };
  await server.must(`rm -f ${path} && systemctl start gunicorn.socket`);
  return request.replaceAll('\r\n', '\n').trimEnd();
}
