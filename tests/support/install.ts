import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { missingPackages } from '../lab/preflight.ts';
import { wanted, type Wanted } from './browsers.ts';

/**
 * Installs the browsers that are missing: Debian's packages as root on Debian, else Playwright's own.
 * @returns the reason for each that is still missing, by the browser's name.
 */
export function installBrowsers(): Map<Wanted['name'], string> {
  const missing = wanted.filter((browser) => !browser.present());
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

function rootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function fromDebian(packages: readonly string[]): string {
  console.log(`installing ${packages.join(' ')}`);
  const options = { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
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
