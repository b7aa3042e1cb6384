import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { constants } from 'node:os';
import { obstacle } from './preflight.ts';

/**
 * `npm run lab`: everything. `npm run lab -- restart` one claim, fault or chapter; `claims`, `faults` or `chapters`
 * all of a kind. `--check` leaves `content/evidence` alone. Ends with 0 if all is green, 1 if something is red, 3 if the lab cannot run here.
 */
const why = obstacle();
if (why) {
  console.error(`lab: ${why}`);
  process.exit(3);
}

// A mount namespace of its own: whatever is mounted in it goes when the last process of the lab has gone.
const main = [process.execPath, '--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts')];
const guarded = ['--pdeathsig', 'KILL', 'unshare', '--mount', '--propagation', 'private', ...main];
const lab = spawn('setpriv', [...guarded, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => lab.kill('SIGKILL'));
lab.on('exit', (status, signal) => process.exit(status ?? 128 + (signal ? constants.signals[signal] : 0)));
