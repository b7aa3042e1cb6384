import type { Server } from './server.ts';
import { until } from './until.ts';

/** Workers of nginx that accept; those of before a reload call themselves "shutting down". */
async function accepting(server: Server): Promise<string[]> {
  return (await server.ask("pgrep -f '^nginx: worker process$'")).output.split('\n').filter(Boolean);
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
