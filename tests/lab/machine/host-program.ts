import { spawnSync } from 'node:child_process';

/** Runs a program of this machine, not of a guest. @throws Error with what the program said. */
export function must(program: string, args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (done.status === 0) return done.stdout;
  const said = done.error?.message ?? (done.stderr || done.stdout).trim().split('\n').slice(-5).join('\n');
  throw new Error(`${program} ${args.slice(0, 4).join(' ')} …: ${said}`);
}
