import { packTar } from 'modern-tar';
import type { Archive } from './archive.ts';

/**
 * An archive as the bytes of a `.tar.gz`. Everything belongs to root, folders are written out with mode 0755: what is
 * unpacked by root does not depend on an umask.
 * @param date day that every file is dated, as `2026-11-24`: the same archive has the same bytes.
 */
export async function tarball({ entries }: Archive, date: string): Promise<Uint8Array<ArrayBuffer>> {
  const root = { mtime: new Date(`${date}T00:00:00Z`), uid: 0, gid: 0, uname: 'root', gname: 'root' };
  const bytes = new TextEncoder();
  const folders = foldersOf(entries.map(({ path }) => path)).map((name) => ({
    header: { ...root, name: `${name}/`, size: 0, mode: 0o755, type: 'directory' as const },
  }));
  const files = entries.map(({ path, text, mode }) => {
    const body = bytes.encode(text);
    return { header: { ...root, name: path, size: body.length, mode, type: 'file' as const }, body };
  });
  const tar = await packTar([...folders, ...files]);
  const packed = new Blob([tar]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Every folder that a path lies in, the outer ones first. */
function foldersOf(paths: readonly string[]): string[] {
  const above = paths.flatMap((path) => {
    const parts = path.split('/');
    return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  return [...new Set(above)].toSorted();
}
