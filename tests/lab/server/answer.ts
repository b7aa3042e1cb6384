export interface Answer {
  /** HTTP status; 0 if there was none. */
  status: number;
  headers: { [name: string]: string };
  body: string;
}

/** What became of many requests. */
export interface Outcomes {
  /** How many by status or by failure. */
  outcomes: { [outcome: string]: number };
  total: number;
  /** All that is not 200. */
  lost: number;
}

/** Sums what became of many requests. */
export function counted(outcomes: Outcomes['outcomes']): Outcomes {
  const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return { outcomes, total, lost: total - (outcomes['200'] ?? 0) };
}

/** What `curl -i` printed; the last answer, where it followed redirects. */
export function answerOf(output: string): Answer {
  const parts = output.split(/\r?\n\r?\n/);
  const last = parts.findIndex((_, index) => !parts[index + 1]?.startsWith('HTTP/'));
  const [head = '', ...rest] = parts.slice(last);
  const headers = [...head.matchAll(/^([\w-]+): (.*?)\r?$/gm)].map(([, name = '', value = '']) => [
    name.toLowerCase(),
    value,
  ]);
  const status = Number(/^HTTP\/[\d.]+ (\d+)/.exec(head)?.[1] ?? 0);
  return { status, headers: Object.fromEntries(headers) as Answer['headers'], body: rest.join('\n\n') };
}
