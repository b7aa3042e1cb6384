import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationOf } from '../../../src/shared/build/installation.ts';
import type { Host } from '../../../src/shared/evidence.ts';
import { cached, keyOf } from './cache.ts';
import { mustMeanwhile } from './host-program.ts';
import { Unavailable } from '../preflight.ts';

/** The machines the guide speaks of: the reference host, and Debian's next for what differs by version. */
export const hosts: Record<Host, { suite: string; python: string }> = {
  'debian-13': { suite: 'trixie', python: '3.13' },
  'debian-testing': { suite: 'forky', python: '3.14' },
};

/** What every server has and a minimal tree lacks: the boot, the mirror's certificates, `ss`, `runuser`'s account for `$`. */
const furniture = ['systemd', 'systemd-sysv', 'dbus', 'ca-certificates', 'iproute2', 'nano', 'wget'];
/** Commands of the guide that need the mirror, run here with the network that a guest does not have. */
function aptLines(): string[] {
  return installationOf(['base', 'asgi', 'tls'])
    .filter(({ notRun }) => !notRun)
    .flatMap(({ commands }) => commands.map(({ text }) => text))
    .filter((text) => text.startsWith('apt-get'));
}
/** The account of "any user", in whose name lines with `$` run. */
export const reader = 'reader';

/**
 * A pristine tree of the host, made once with the guide's own `apt-get` lines.
 * @param more - packages of Debian that a claim needs beside what the guide installs.
 */
export function imageOf(host: Host, progress: (text: string) => void, more: readonly string[] = []): Promise<string> {
  const { suite } = hosts[host];
  const lines = [
    ...aptLines().map((text) => `chroot "$1" env DEBIAN_FRONTEND=noninteractive ${text}`),
    `chroot "$1" useradd --create-home --shell /bin/bash ${reader}`,
    'mkdir -p "$1/var/log/journal" "$1/opt/wheels"',
    'printf "[global]\\nno-index = true\\nfind-links = /opt/wheels\\ndisable-pip-version-check = true\\n" > "$1/etc/pip.conf"',
    ...quietUnits.map((unit) => `ln -s /dev/null "$1/etc/systemd/system/${unit}"`),
  ];
  const mirror = process.env['LAB_MIRROR'];
  // A mirror's copy of testing may be some days old; the signatures are still checked.
  const options = ['--variant=minbase', '--format=directory', '--aptopt=Acquire::Check-Valid-Until "false"'];
  const hooks = lines.map((line) => `--customize-hook=${line}`);
  const include = `--include=${[...furniture, ...more].join(',')}`;
  return cached(`${host}-${keyOf(suite, ...furniture, ...more, ...lines)}`, async (half) => {
    progress(`making a tree of ${[host, ...more].join(' with ')}, once`);
    const all = [...options, include, ...hooks, suite, half, ...(mirror ? [mirror] : [])];
    await reaching(`${mirror ?? "Debian's mirror"} (LAB_MIRROR names another)`, 'mmdebstrap', all);
  });
}

/** Units that want hardware or a terminal, or that fill the journal of a guest that lives for seconds. */
const quietUnits = [
  'console-getty.service',
  'systemd-logind.service',
  'systemd-networkd.service',
  'systemd-resolved.service',
  'apt-daily.timer',
  'apt-daily-upgrade.timer',
];

/**
 * A layer with the packages of the project's locks as wheels for the host's Python, in `/opt/wheels`, where pip of a
 * guest looks. pip has checked their hashes.
 */
export function wheelsOf(host: Host, locks: readonly string[], progress: (text: string) => void): Promise<string> {
  const { python } = hosts[host];
  const abi = python.replace('.', '');
  const platforms = ['manylinux_2_28', 'manylinux_2_17', 'manylinux2014'].flatMap((name) => [
    '--platform',
    `${name}_${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}`,
  ]);
  const target = [
    '--python-version',
    python,
    '--implementation',
    'cp',
    '--abi',
    `cp${abi}`,
    '--abi',
    'abi3',
    '--abi',
    'none',
  ];
  const options = ['--quiet', '--only-binary=:all:', '--no-deps', '--require-hashes', ...target, ...platforms];
  return cached(`wheels-${python}-${keyOf(...locks.map((lock) => readFileSync(lock, 'utf8')))}`, async (half) => {
    progress(`downloading the locked packages for Python ${python}, once`);
    for (const lock of locks) {
      const all = ['download', ...options, '--requirement', lock, '--dest', join(half, 'opt/wheels')];
      await reaching('the package index of pip', 'pip3', all);
    }
  });
}

/** Runs a program that needs something of the network. @throws Unavailable with the last line of what went wrong. */
async function reaching(what: string, program: string, args: readonly string[]): Promise<void> {
  try {
    await mustMeanwhile(program, args);
  } catch (error) {
    const last = (error as Error).message.trim().split('\n').at(-1);
    throw new Unavailable(`it needs ${what}, once, and could not get what it needs there: ${last}`);
  }
}
