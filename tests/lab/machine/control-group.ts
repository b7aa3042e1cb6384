import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mount = '/sys/fs/cgroup';
const name = /^lab-(\d+)-\d+$/;

/** The control groups in which this process stands, one a hierarchy of systemd's: two where v1 and v2 live side by side, else one. */
function standing(): string[] {
  return readFileSync('/proc/self/cgroup', 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, controllers = '', ...path] = line.split(':');
      const hierarchy = controllers === '' ? ['unified', '.'] : controllers === 'name=systemd' ? ['systemd'] : [];
      return hierarchy.map((folder) => join(mount, folder, path.join(':')));
    })
    .filter((folder) => existsSync(join(folder, 'cgroup.procs')));
}

/**
 * A control group of a guest's own. systemd in a guest makes one for each unit, and two guests in one group would
 * share them.
 * @returns the folders to remove when the guest has gone, outermost first.
 */
export function makeControlGroup(number: number): string[] {
  const folders = standing().map((folder) => join(folder, `lab-${process.pid}-${number}`));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  return folders;
}

/**
 * A group below a guest's own for commands that are run in it from outside, so that their processor time counts as the
 * guest's; nothing where no hierarchy counts it. Beside the guest's groups: version 2 wants processes in leaves alone.
 */
export function commandGroup(folders: readonly string[]): string | undefined {
  const counting = folders.find((folder) => existsSync(join(folder, 'cpu.stat')));
  if (!counting) return undefined;
  const folder = join(counting, 'commands');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Ends every process in control groups and below them, at once. */
export function killControlGroup(folders: readonly string[]): void {
  for (const file of folders.map((folder) => join(folder, 'cgroup.kill')).filter((path) => existsSync(path)))
    writeFileSync(file, '1');
}

/**
 * Removes control groups without a process in them; the kernel keeps the others.
 * @returns whether all are gone.
 */
export function dropControlGroup(folders: readonly string[]): boolean {
  for (const folder of folders.filter((path) => existsSync(path))) {
    dropControlGroup(
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(folder, entry.name)),
    );
    try {
      rmdirSync(folder);
    } catch {
      // Its last process is on its way out.
    }
  }
  return !folders.some((path) => existsSync(path));
}

/** The groups of labs whose process has gone. */
export function sweepControlGroups(): void {
  const gone = standing().flatMap((folder) =>
    readdirSync(folder).flatMap((entry) => {
      const pid = name.exec(entry)?.[1];
      return pid && !existsSync(`/proc/${pid}`) ? [join(folder, entry)] : [];
    }),
  );
  killControlGroup(gone);
  dropControlGroup(gone);
}

/**
 * A small process that outlives a lab killed with SIGKILL: the end of its standard input tells it that the lab has
 * gone, whatever ended it. It ends what still runs in the lab's groups and removes them.
 */
export function guardControlGroups(): void {
  const groups = standing().map((folder) => `${folder}/lab-${process.pid}-*`);
  const sweep = `trap '' INT TERM HUP; cat; for try in $(seq 600); do
    left=0; for group in ${groups.join(' ')}; do
      [ -d "$group" ] || continue
      [ -e "$group/cgroup.kill" ] && echo 1 > "$group/cgroup.kill"
      find "$group" -depth -type d -exec rmdir {} + 2>/dev/null; [ -d "$group" ] && left=1
    done
    [ $left = 0 ] && exit; sleep 0.1; done`;
  const guard = spawn('sh', ['-c', sweep], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
}
