import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { scratch } from './cache.ts';

/** What a lab must not leave: processes, control groups, mounts and files that carry its process number. */
export function leftoversOf(pid: number): string[] {
  const name = `lab-${pid}-`;
  return [
    ...processes()
      .filter(({ command }) => command.includes(name))
      .map(({ id }) => `process ${id}`),
    ...foldersBelow('/sys/fs/cgroup', 4).filter((path) => path.includes(name)),
    ...readFileSync('/proc/self/mountinfo', 'utf8')
      .split('\n')
      .filter((mount) => mount.includes(`${scratch}/`)),
    ...entriesOf(scratch)
      .filter((entry) => entry.startsWith(name))
      .map((entry) => join(scratch, entry)),
  ];
}

/** The same, after the kernel has had a moment to end what is ending. */
export async function lastingLeftoversOf(pid: number, limitMs = 10_000): Promise<string[]> {
  const limit = performance.now() + limitMs;
  let leftovers = leftoversOf(pid);
  while (leftovers.length > 0 && performance.now() < limit) {
    await pause(50);
    leftovers = leftoversOf(pid);
  }
  return leftovers;
}

function processes(): { id: string; command: string }[] {
  return entriesOf('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((id) => ({ id, command: textOf(`/proc/${id}/cmdline`) }));
}

function foldersBelow(folder: string, depth: number): string[] {
  if (depth === 0) return [];
  const below = entriesOf(folder).map((entry) => join(folder, entry));
  return [...below, ...below.flatMap((each) => foldersBelow(each, depth - 1))];
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
