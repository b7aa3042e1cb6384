import { logNoise } from '../../shared/log-noise.ts';

/** What a line of a log has and a question has not. */
const signs = [
  // A time, a process, a level.
  logNoise,
  /\[[A-Z]{4,}\]/,
  // What the kernel, systemd and Python write.
  /\(\d{1,3}: |\berrno\b/i,
  /\bstatus=\d|\.(?:service|socket)(?::| - )/,
  /\w(?:Error|Exception)\b|Traceback|", line \d/,
  // A call, a message of curl, a request.
  /\b\w+\(\)|^curl: |\bHTTP\/\d/,
];

/** Words of the shortest line that is known by its length alone. */
const longLine = 8;

/** Whether a query was pasted from a log, or typed from one. */
export function isLogLine(query: string): boolean {
  return (
    signs.some((sign) => query.search(sign) >= 0) || (!query.endsWith('?') && query.split(/\s+/).length >= longLine)
  );
}
