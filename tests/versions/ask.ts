import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditArguments } from '../audit/pip-audit.ts';
import { archivedIn, holesIn, releaseIn, versionsInIndex, type Hole } from './answers.ts';
import type { Answers } from './verdict.ts';

/** Asks pip's index, Debian's archive and pip-audit, by their own programs: a machine's settings for mirrors hold. */

/** Who could not be asked, each as a sentence with the reason. */
export type Silent = string[];

interface Said {
  status: number;
  output: string;
  errors: string;
}

function said(program: string, args: readonly string[]): Promise<Said> {
  const options = { encoding: 'utf8', timeout: 120_000, maxBuffer: 1e8 } as const;
  return new Promise((resolve) =>
    execFile(program, args, options, (error, output, errors) =>
      resolve({ status: error ? 1 : 0, output, errors: errors || (error?.message ?? '') }),
    ),
  );
}

/** What tells of the network, before what follows from it; else the last line that is no warning. */
function reasonOf({ errors, output }: Said): string {
  const lines = `${output}\n${errors}`.trim().split('\n');
  const network = lines.findLast((line) => /resolv|refused|timed out|unreachable|certificate/i.test(line));
  const last = lines.findLast((line) => !/^(WARNING|\[notice\])/.test(line.trim()));
  return (network ?? last)?.trim().slice(0, reasonAtMost) || 'no answer';
}

/** A traceback may be one line; its beginning says enough. */
const reasonAtMost = 300;

/** All versions of packages that a Python of some version can install. @param python - one with pip. */
export async function askIndex(
  python: string,
  names: readonly string[],
  pythonVersion: string,
  silent: Silent,
): Promise<Answers['index']> {
  const found = new Map<string, readonly string[]>();
  const rest = [...names];
  const work = async () => {
    for (let name = rest.shift(); name; name = rest.shift()) {
      const options = ['--disable-pip-version-check', '--python-version', pythonVersion];
      const answer = await said(python, ['-m', 'pip', 'index', 'versions', ...options, name]);
      const versions = versionsInIndex(answer.output);
      if (versions) found.set(name, versions);
      else silent.push(`the package index of pip, about ${name}: ${reasonOf(answer)}`);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return found;
}

const mirror = process.env['LAB_MIRROR'] ?? 'http://deb.debian.org/debian';
const key = '[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]';

/** What Debian's archive has, as an apt of its own sees it: neither the machine's packages nor its release count. */
export async function askDebian(
  suite: string,
  names: readonly string[],
  silent: Silent,
): Promise<Pick<Answers, 'archive' | 'release'>> {
  const root = mkdtempSync(join(tmpdir(), 'versions-'));
  try {
    for (const folder of ['lists/partial', 'archives/partial']) mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'status'), '');
    const suites = [`${mirror} ${suite}`, `${mirror} ${suite}-updates`, `${security(mirror)} ${suite}-security`];
    writeFileSync(join(root, 'sources.list'), suites.map((line) => `deb ${key} ${line} main\n`).join(''));
    const options = Object.entries({
      'Dir::State': root,
      'Dir::State::status': join(root, 'status'),
      'Dir::Cache': root,
      'Dir::Etc::SourceList': join(root, 'sources.list'),
      'Dir::Etc::SourceParts': '/dev/null',
      'APT::Sandbox::User': '',
      'Acquire::Languages': 'none',
      'APT::Update::Error-Mode': 'any',
    }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
    const updated = await said('apt-get', [...options, 'update']);
    if (updated.status !== 0) {
      silent.push(`Debian's archive, about ${suite}: ${reasonOf(updated)}`);
      return { archive: new Map() };
    }
    const { output } = await said('apt-cache', [...options, 'madison', ...names]);
    const archive = archivedIn(output);
    for (const name of names)
      if (!archive.has(name)) silent.push(`Debian's archive, about ${name}: ${suite} has no such package`);
    return { archive, release: releaseIn((await said('apt-cache', [...options, 'policy'])).output, suite) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Where security updates lie, beside the archive. */
function security(archive: string): string {
  return `${archive.replace(/\/$/, '')}-security`;
}

/** Known holes in the packages of locks. */
export async function askHoles(python: string, locks: readonly string[], silent: Silent): Promise<Hole[]> {
  const answers = await Promise.all(
    locks.map(async (lock) => {
      const answer = await said(python, [...auditArguments(lock), '--format=json']);
      const holes = holesIn(answer.output);
      if (!holes) silent.push(`OSV, about holes in ${lock}: ${reasonOf(answer)}`);
      return holes ?? [];
    }),
  );
  return answers.flat();
}
