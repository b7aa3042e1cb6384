import type { Site } from './from-archive.ts';
import type { Server } from './server.ts';

/** A line that asks a site by its name, whatever names the trial has. */
export function curl({ domain }: Site, path: string, scheme = 'https'): string {
  return `curl -sS --insecure --resolve ${domain}:443:127.0.0.1 --resolve ${domain}:80:127.0.0.1 '${scheme}://${domain}${path}'`;
}

export async function statusOf(server: Server, site: Site, path: string): Promise<string> {
  return (await server.sh(`${curl(site, path)} -o /dev/null -w '%{http_code}'`)).output;
}

/** What a command ended with, and how often visitors met each status while it ran. */
export interface Met {
  status: number;
  statuses: string[];
  asked: number;
}

/**
 * Visitors who ask again and again while a command runs, each a tenth of a second after its answer: from before it begins
 * until after it has ended, so that even a short one is met.
 * @param ask - a line of {@link curl}.
 */
export async function whileAsked(server: Server, ask: string, command: string, visitors = 1): Promise<Met> {
  const visitor = `while [ ! -e /root/enough ]; do ${ask} -o /dev/null -w '%{http_code}\\n'; sleep 0.1; done`;
  const { output } = await server.sh(
    [
      'rm -f /root/enough /root/met.*',
      'met() { cat /root/met.* | wc -l; }',
      `more() { before=$(met); until [ $(met) -ge $((before + 5 * ${visitors})) ]; do sleep 0.1; done; }`,
      `for each in $(seq ${visitors}); do ${visitor} > /root/met.$each & done`,
      'more',
      `${command} > /root/said 2>&1; ended=$?`,
      'echo "status $ended"; [ $ended = 0 ] || tail -n 20 /root/said',
      'more; touch /root/enough; wait; sort /root/met.* | uniq -c',
    ].join('\n'),
    240_000,
  );
  const met = [...output.matchAll(/^ *(\d+) (\d+)$/gm)];
  return {
    status: Number(/^status (\d+)$/m.exec(output)?.[1]),
    statuses: met.map(([, , status]) => status ?? ''),
    asked: met.reduce((sum, [, count]) => sum + Number(count), 0),
  };
}
