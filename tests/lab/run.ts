import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { obstacle, unavailable } from './preflight.ts';
import { lastingLeftoversOf } from './machine/leftovers.ts';

/**
 * `npm run lab`: everything. `npm run lab -- kill-worker` one claim, fault, set or chapter by its id; `claims`, `faults`,
 * `sets` or `chapters` all of a kind.
 *
 * - `--machine debian-13/awkward`: on one machine.
 * - `--check`: leaves `content/evidence` alone, and tries once more what went red.
 * - `--sabotage`: spoils lines of the stack and looks which claims notice; with names, only those of these claims.
 * - `--names`: writes the names that Debian and Python have, `content/owned`, anew.
 * - `--shell [asgi] [tls]`: a prompt in the booted server.
 *
 * Ends with 0 if all is green, 1 if something is red or left behind, 3 if the lab cannot run here.
 */
const why = obstacle();
if (why) {
  console.error(`lab: ${why}`);
  process.exit(unavailable);
}

// A mount namespace of its own: whatever is mounted in it goes when the last process of the lab has gone.
const main = [process.execPath, '--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts')];
const guarded = ['--pdeathsig', 'KILL', 'unshare', '--mount', '--propagation', 'private', ...main];
const lab = spawn('setpriv', [...guarded, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => lab.kill('SIGKILL'));
lab.on('exit', async (status, signal) => {
  const leftovers = await lastingLeftoversOf(lab.pid ?? 0);
  for (const leftover of leftovers) console.error(`lab: left behind: ${leftover}`);
  process.exit(leftovers.length > 0 ? 1 : (status ?? 128 + (signal ? constants.signals[signal] : 0)));
});
