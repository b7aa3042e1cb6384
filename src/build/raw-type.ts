/** How a file below `/raw/` is sent: a config as text that a browser shows, an archive as what it is. */
export function rawType(name: string): string {
  return name.endsWith('.gz') ? 'application/gzip' : 'text/plain; charset=utf-8';
}
