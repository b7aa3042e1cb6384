import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { nginx } from '../checkers/nginx-root.ts';
import { missingPackages } from '../lab/preflight.ts';
import { wanted, type Wanted } from './browsers.ts';

/**
 * Installs those of some browsers that are missing: Debian's packages as root on Debian, else Playwright's own.
 * @returns the reason for each that is still missing, by the browser's name.
 */
export function installBrowsers(names: readonly Wanted['name'][]): Map<Wanted['name'], string> {
  const missing = wanted.filter((browser) => names.includes(browser.name) && !browser.present());
  const reasons = new Map<Wanted['name'], string>();
  if (missing.length === 0) return reasons;
  const root = rootOnDebian();
  const said = root ? fromDebian(missing.flatMap((browser) => browser.packages)) : fromPlaywright(missing);
  for (const browser of missing.filter((each) => !each.present())) {
    const hint = `apt-get install ${browser.packages.join(' ')}`;
    const tried = browser.playwright || root ? said : 'only a distribution brings it';
    reasons.set(browser.name, `${browser.name} is not installed (${tried}); on Debian: ${hint}`);
  }
  return reasons;
}

/** Installs what the lab needs and this machine lacks, where that can be done without asking. */
export function installLab(): void {
  const missing = missingPackages();
  if (missing.length > 0 && rootOnDebian()) fromDebian(missing);
}

/** Debian packages of the programs that read the server's files. */
const checkers = { nginx: 'nginx', openssl: 'openssl', 'systemd-analyze': 'systemd', python3: 'python3' };

/** Installs the checkers that are missing, but not where an init would start nginx as well: there they are skipped. */
export function installCheckers(): void {
  const missing = Object.entries(checkers).filter(([program]) => !onPath(program) && !(program === 'nginx' && nginx));
  if (missing.length > 0 && rootOnDebian() && !existsSync('/run/systemd/system'))
    fromDebian(missing.map(([, packageName]) => packageName));
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function rootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function fromDebian(packages: readonly string[]): string {
  console.log(`installing ${packages.join(' ')}`);
  // Run level 1: what is installed is not started.
  const options = {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  } as const;
  spawnSync('apt-get', ['update', '-q'], options);
  const done = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
  return `apt-get: ${lastLine(done.stderr)}`;
}

function fromPlaywright(missing: readonly Wanted[]): string {
  const names = missing.flatMap((browser) => browser.playwright ?? []);
  if (names.length === 0) return '';
  console.log(`installing Playwright's ${names.join(' and ')}`);
  const done = spawnSync('npx', ['playwright', 'install', ...names], { encoding: 'utf8' });
  return `playwright install: ${lastLine(done.stderr)}`;
}

function lastLine(text: string | null): string {
  return text?.trim().split('\n').at(-1) || 'no message';
}
