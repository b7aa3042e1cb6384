import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { rawType } from './raw-type.ts';
import { basePath } from '../shared/build/site.ts';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** As long as most hosts keep a connection open, so that whoever asks page after page meets none that is just being closed. */
const keptOpenMs = 65_000;

/**
 * Serves a built site as a static host would: folders by their `index.html`, what is missing by `404.html`.
 * @param base base path with a slash at both ends; anything outside it is 404.
 */
export function serve(folder: string, base: string): Server {
  return createServer({ keepAliveTimeout: keptOpenMs }, (request, response) => {
    const path = decoded(request.url?.split('?')[0] ?? '/');
    const asked = path.startsWith(base) ? normalize(join(folder, path.slice(base.length))) : '';
    const inside = asked === folder || asked.startsWith(folder + sep);
    const folderAsked = inside && existsSync(asked) && statSync(asked).isDirectory();
    if (folderAsked && !path.endsWith('/')) return response.writeHead(301, { location: `${path}/` }).end();
    const file = folderAsked ? pageIn(asked, folder, request.headers.accept ?? '') : asked;
    const found = inside && existsSync(file);
    const type = path.startsWith(`${base}raw/`) ? rawType(file) : types[extname(file)];
    const kept: Keeping = found ? keeping(file, path.startsWith(`${base}assets/`)) : {};
    if (kept.etag && request.headers['if-none-match'] === kept.etag) return response.writeHead(304, { ...kept }).end();
    response.writeHead(found ? 200 : 404, {
      'content-type': found ? (type ?? 'text/plain; charset=utf-8') : types['.html'],
      ...kept,
      ...(folderAsked && { vary: 'Accept' }),
    });
    return createReadStream(found ? file : join(folder, '404.html')).pipe(response);
  });
}

/** Headers of an answer that say how long it holds. */
interface Keeping {
  'cache-control'?: string;
  etag?: string;
}

/** How long an answer holds: a file with a hash in its name for good, any other until it is another one. */
function keeping(file: string, hashed: boolean): Keeping {
  if (hashed) return { 'cache-control': 'public, max-age=31536000, immutable' };
  const { size, mtimeMs } = statSync(file);
  return { 'cache-control': 'no-cache', etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"` };
}

/** A page: its Markdown where a program asks for that, such as `nginx.md` beside `nginx/`; else what a browser shows. */
function pageIn(asked: string, folder: string, accepted: string): string {
  const at = asked.replace(/\/$/, '');
  const markdown = at === folder.replace(/\/$/, '') ? join(at, 'index.md') : `${at}.md`;
  return accepted.includes('text/markdown') && existsSync(markdown) ? markdown : join(asked, 'index.html');
}

/** A path that is not encoded rightly leads nowhere. Slashes in a row are one: with two, a redirect would name a host. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path).replace(/\/{2,}/g, '/');
  } catch {
    return '';
  }
}

if (import.meta.main) {
  const port = Number(process.env['PORT'] ?? 4321);
  serve(resolve(process.argv[2] ?? 'dist'), basePath)
    .listen(port, () => console.log(`The guide is at http://localhost:${port}${basePath}`))
    .on('error', (error) => {
      console.error(`Port ${port} cannot be used: ${error.message}. Choose another: PORT=8080 npm start`);
      process.exitCode = 1;
    });
}
