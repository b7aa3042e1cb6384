import type { Trial } from '../records/trial.ts';
import { restartGunicorn } from '../server/gunicorn.ts';
import type { Server } from '../server/server.ts';
import { codeDir, project } from '../values.ts';

const check = `ExecStartPre=${codeDir}/current/venv/bin/gunicorn \\
    --config /etc/${project}/gunicorn.conf.py --check-config
`;
const times = 5;

/** How long a visitor waits for the first answer after a restart, and what the processes hold: in three ways to start. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const checked = await measure(server);
  await server.edit('/etc/systemd/system/gunicorn.service', check, '');
  await server.must('systemctl daemon-reload');
  const bare = await measure(server);
  await server.must(`echo 'preload_app = True' >> /etc/${project}/gunicorn.conf.py`);
  const preloaded = await measure(server);
  trial.check(
    'all answered',
    [checked, bare, preloaded].map(({ statuses }) => statuses),
    [['200'], ['200'], ['200']],
  );
  trial.checkAtMost('without the check the first answer comes earlier, in ms', bare.firstMs - checked.firstMs, 0);
  trial.checkAtMost('with preloading too', preloaded.firstMs - checked.firstMs, 0);
  trial.checkAtMost('and with less memory, in KiB', preloaded.memory - bare.memory, 0);
  for (const [name, { firstMs, memory }] of Object.entries({ checked, bare, preloaded })) {
    trial.figure(`${name}-first`, firstMs, 'ms');
    trial.figure(`${name}-memory`, Math.round(memory / 1024), 'MiB');
  }
}

/** The median of the waits. Memory is counted so that a page that n processes share is an n-th in each. */
async function measure(server: Server): Promise<{ firstMs: number; memory: number; statuses: string[] }> {
  await restartGunicorn(server);
  const { output } = await server.sh(
    `for i in $(seq ${times}); do systemctl reset-failed gunicorn.service; systemctl stop -q gunicorn.service 2> /dev/null; curl -sS -o /dev/null -w '%{http_code} %{time_total}\\n' http://mechsimvault.example/healthz; done`,
    120_000,
  );
  const answers = output.split('\n').map((line) => line.split(' '));
  const waits = answers.map(([, seconds]) => Math.round(Number(seconds) * 1000)).toSorted((a, b) => a - b);
  await server.ready();
  const held = await server.sh(
    'cat $(systemctl show -P MainPID gunicorn.service | xargs -I{} sh -c "echo /proc/{}/smaps_rollup; pgrep -P {} | sed s,.*,/proc/\\&/smaps_rollup,") | grep ^Pss:',
  );
  const memory = [...held.output.matchAll(/(\d+) kB/g)].reduce((sum, [, kib]) => sum + Number(kib), 0);
  return {
    firstMs: waits[Math.floor(times / 2)] ?? 0,
    memory,
    statuses: [...new Set(answers.map(([status = '']) => status))],
  };
}
