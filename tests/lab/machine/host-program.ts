import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const maxBuffer = 1e8;

/** Runs a program of this machine, not of a guest. @throws Error with what the program said. */
export function must(program: string, args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer });
  if (done.status === 0) return done.stdout;
  throw new Error(saying(program, args, done.error?.message ?? (done.stderr || done.stdout)));
}

/** The same for what takes long: the drills go on meanwhile, and so do their limits of time. */
export async function mustMeanwhile(program: string, args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(program, args, { maxBuffer });
  } catch (error) {
    const { stderr, stdout, message } = error as Error & { stderr?: string; stdout?: string };
    throw new Error(saying(program, args, stderr || stdout || message), { cause: error });
  }
}

function saying(program: string, args: readonly string[], said: string): string {
  return `${program} ${args.slice(0, 4).join(' ')} …: ${said.trim().split('\n').slice(-5).join('\n')}`;
}
