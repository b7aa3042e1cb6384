/** However the lab ends, nothing of it stays: no process, control group, mount or file. */

import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { obstacle } from './preflight.ts';
import { lastingLeftoversOf, leftoversOf } from './machine/leftovers.ts';
import { until } from './machine/until.ts';

const why = obstacle();

/** A lab with a guest in it, and the process whose number its parts carry. */
async function started(): Promise<{ launcher: ChildProcess; lab: number }> {
  const launcher = spawn(process.execPath, ['tests/lab/run.ts', '--check', 'start'], { stdio: 'ignore' });
  let lab = 0;
  await until('a guest', async () => {
    lab = Number(readFileSync(`/proc/${launcher.pid}/task/${launcher.pid}/children`, 'utf8').trim().split(' ')[0]);
    return lab > 0 && leftoversOf(lab).some((leftover) => leftover.startsWith('process'));
  });
  return { launcher, lab };
}

async function gone({ launcher, lab }: Awaited<ReturnType<typeof started>>): Promise<void> {
  if (launcher.exitCode === null && launcher.signalCode === null)
    await new Promise((resolve) => launcher.once('exit', resolve));
  assert.deepEqual(await lastingLeftoversOf(lab), []);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)
  test(`${signal} to the launcher leaves nothing`, { skip: why ?? false }, async () => {
    const running = await started();
    running.launcher.kill(signal);
    await gone(running);
  });

test('SIGKILL to the lab itself leaves nothing', { skip: why ?? false }, async () => {
  const running = await started();
  process.kill(running.lab, 'SIGKILL');
  await gone(running);
});

test('two labs at once do not get in each other’s way, and leave nothing', { skip: why ?? false }, async () => {
  const running = await Promise.all([started(), started()]);
  await Promise.all(running.map(gone));
  for (const { launcher } of running) assert.equal(launcher.exitCode, 0);
});
