import { logNoise } from '../../shared/log-noise.ts';

/**
 * A line without what belongs to one machine or one request alone: the frame that journalctl, systemctl, nginx, Gunicorn,
 * a terminal or a chat put round it, times, process ids, addresses. Blanks stand in its place, so that every word that is
 * left keeps its place in the line.
 */
export function telling(line: string): string {
  return rules.reduce(
    (text, [pattern, keep, fill]) => text.replace(pattern, (...found) => kept(found, keep, fill)),
    line,
  );
}

/** A pattern, which of its groups stay (none unless said), and what stands for the rest. */
type Rule = readonly [pattern: RegExp, keep?: readonly number[], fill?: string];

const rules: readonly Rule[] = [
  // Quotation marks of mails and chats, bullets and branches of systemctl. A dash stays: an empty field of a log is one.
  [/^[\s>|│├└─●×○•*]+/],
  // journalctl: short, with-unit, short-full, short-iso, short-monotonic, short-unix; then host and program.
  [
    /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?|(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d| [A-Z]{2,5})?|\[ *\d+\.\d+\]|\d{10}\.\d+) (?:\S+ [\w.@/()-]+(?:\[\d+\])?: )?/,
  ],
  [/^\S+ [\w.@/()-]+\[\d+\]: /],
  // systemctl status: only Active, Process and Main PID speak of the fault.
  [
    /^\s*(?:Loaded|Docs|Drop-In|Tasks|Memory|CPU|CGroup|Invocation|Triggers|TriggeredBy|Until|Duration|Status|Accepted|FD Store|IO|IP|Listen): .*/,
  ],
  [/^(\s*Active: .*?)(?: since .*| ago$)/, [1]],
  [/^\s*(?:Process|Main PID|Control PID|Cntrl PID): \d+ .*?(\(code=.*)/, [1]],
  [logNoise],
  [/(\[)\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\]/g, [1]],
  [/\[(?:warning|debug|notice|alert)\]|^\s*(?:INFO|WARNING|ERROR|DEBUG|CRITICAL): {2,}/gi],
  // A request: the first part of its path and the fact that it was one.
  [/"[A-Z]+ (\/[\w-]*)(?:[^\w\s-]\S*)? (HTTP)\/[\d.]+"/g, [1, 2]],
  [/\b(HTTP)\/[\d.]+/g, [1]],
  // What nginx adds to each line, and the fields of the guide's access log.
  [/, client: \S+?(?=,|$)|, server: \S*?(?=,|$)|, (?:upstream|host|referrer): "[^"]*"?/g],
  [/, (?:request|subrequest):/g],
  [/\b(?:host|agent)="[^"]*"|\b(?:request_id|time|connect|header|response|worker)=\S+/g],
  [/( \d{3}) (?:\d+|-) "[^"]*" "[^"]*"/g, [1]],
  [/\b(pid|process|child)(\W{1,3})\d+/gi, [1, 2]],
  [/(counter is at) \d+/g, [1]],
  // No blank, so that a line that begins with an address does not begin with an empty field.
  [/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?![\w.])/g, [], '·'],
];

/** What matched, as long as before: the groups to keep stay, blanks stand for the rest. */
function kept(found: readonly unknown[], keep: readonly number[] = [], fill = ' '): string {
  const [whole = ''] = found as string[];
  let text = '';
  for (const group of keep) {
    const part = found[group] as string;
    const at = whole.indexOf(part, text.length);
    text = text.padEnd(at, fill) + part;
  }
  return text.padEnd(whole.length, fill);
}
