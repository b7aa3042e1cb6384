import { logNoise } from '../../shared/log-noise.ts';

/** What a line of a log has and a question has not: a time, a process, a status of systemd, an error of Python, the kernel's number. */
const signs = [
  logNoise,
  /\(\d{1,3}: |\bstatus=\d|\berrno\b/i,
  /\w(?:Error|Exception)\b|Traceback/,
  /\b\w+\(\)|^\w+: \(?|\bHTTP\/\d/,
];

/** Words of the shortest line that is known by its length alone. */
const longLine = 8;

/** Whether a query was pasted from a log, or typed from one. */
export function isLogLine(query: string): boolean {
  return (
    signs.some((sign) => query.search(sign) >= 0) || (!query.endsWith('?') && query.split(/\s+/).length >= longLine)
  );
}
