import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A static host that compresses, as every real one does, and remembers what it was asked for. */
export interface CompressedHost {
  url: string;
  /** Paths asked for since the last look. */
  asked(): string[];
  /** Waits until nothing has been asked for half a second. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** @param made pages that are no file of the folder, by path: their text. */
export async function compressedHost(
  folder: string,
  made: ReadonlyMap<string, string> = new Map(),
): Promise<CompressedHost> {
  const log: string[] = [];
  const ready = new Map<string, Buffer>();
  const body = (path: string): Buffer | null => {
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const content = made.get(path) ?? (existsSync(file) ? readFileSync(file) : null);
    return content === null ? null : path.endsWith('.woff2') ? Buffer.from(content) : gzipSync(content);
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    log.push(pathname);
    const content = ready.get(pathname) ?? body(pathname);
    if (!content) return response.writeHead(404).end();
    ready.set(pathname, content);
    // The page of a style sheet lies in a folder that is called like it.
    const type = types[pathname.endsWith('/') ? '.html' : extname(pathname)] ?? types['.html'];
    const encoding = pathname.endsWith('.woff2') ? {} : { 'content-encoding': 'gzip' };
    return response
      .writeHead(200, { 'content-type': type, 'content-length': content.length, ...encoding })
      .end(content);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => log.splice(0),
    async quiet() {
      let before: number;
      do {
        before = log.length;
        await setTimeout(500);
      } while (before < log.length);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
