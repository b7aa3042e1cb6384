import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../../src/build/preview.ts';
import type { BuiltSite } from './sites.ts';

/** What a host says in place of what the build wrote. */
export interface Said {
  status?: number;
  type?: string;
  body: string;
}

/** A host of a built site that can be made to say something else. */
export interface ChangedHost {
  /** Ends with the base path. */
  url: string;
  /** What is said for a path with its query, such as `/start/?a=1`; nothing: what the build wrote. */
  say: (path: string) => Said | undefined;
  close(): Promise<void>;
}

export async function changedHost({ folder, base }: Pick<BuiltSite, 'folder' | 'base'>): Promise<ChangedHost> {
  const own = serve(folder, base);
  const server = createServer((request, response) => {
    const said = host.say(request.url ?? '/');
    if (!said) return own.emit('request', request, response);
    const { status = 200, type = 'text/html', body } = said;
    // As hosts send assets, whatever is in them: browsers do not ask for them again.
    const lasting = request.url?.startsWith(`${base}assets/`) ? { 'cache-control': 'max-age=31536000, immutable' } : {};
    return response.writeHead(status, { 'content-type': type, ...lasting }).end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const host: ChangedHost = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    say: () => undefined,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return host;
}
