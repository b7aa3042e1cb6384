import type { Server } from './server.ts';
import { until } from '../machine/until.ts';

/** Names the workers of nginx that accept. */
const acceptingWorkers = "pgrep -f '^nginx: worker process$'";

/**
 * A line of Bash; if it reloads nginx, it ends when no worker of the old configuration accepts any more. A reader who
 * types the next line is slower than that, a script is not.
 */
export function settled(line: string): string {
  if (!line.includes('systemctl reload nginx')) return line;
  return [
    `lab_old=$(${acceptingWorkers})`,
    line,
    'lab_status=$?',
    `while [ $lab_status = 0 ] && ${acceptingWorkers} | grep -qxF "$lab_old"; do sleep 0.05; done`,
    '(exit $lab_status)',
  ].join('\n');
}

/** Workers of nginx that accept; those of before a reload call themselves "shutting down". */
async function accepting(server: Server): Promise<string[]> {
  return (await server.ask(acceptingWorkers)).output.split('\n').filter(Boolean);
}

/** Tests and reloads nginx as the guide says, and waits until no worker of the old configuration accepts any more. */
export async function reloadNginx(server: Server): Promise<void> {
  const old = await accepting(server);
  await server.must('nginx -t && systemctl reload nginx');
  await until('the new workers of nginx', async () => {
    const now = await accepting(server);
    return now.length > 0 && !now.some((pid) => old.includes(pid));
  });
}
