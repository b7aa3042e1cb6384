import { compareVersions, numbersOf } from '../versions/version.ts';

/** Lines of a `requirements.in`: `name~=1.2`. */

interface Requirement {
  line: string;
  name: string;
  operator: string;
  version: string;
}

export function requirementsIn(text: string): Requirement[] {
  return [...text.matchAll(/^([\w.-]+)(~=|==|>=)([\w.]+)$/gm)].map(
    ([line, name = '', operator = '', version = '']) => ({ line, name, operator, version }),
  );
}

export function requirementOf(text: string, name: string): Requirement | undefined {
  return requirementsIn(text).find((each) => each.name.toLowerCase() === name);
}

/** Whether a range lets a version in. `~=1.2.0` stops before 1.3, `~=1.2` before 2. */
export function letsIn({ operator, version }: Requirement, asked: string): boolean {
  const order = compareVersions(asked, version);
  if (operator === '==') return order === 0;
  const kept = numbersOf(version).slice(0, -1);
  return order >= 0 && (operator === '>=' || kept.every((number, at) => number === numbersOf(asked)[at]));
}

/** The same range around a newer version, as narrow as it was: `~=0.54.0` becomes `~=0.55.0`, and `~=26.1` becomes `~=27.0`. */
export function raised(requirement: Requirement, newest: string): string {
  const { line, name, operator, version } = requirement;
  if (letsIn(requirement, newest)) return line;
  return `${name}${operator}${operator === '~=' ? around(newest, numbersOf(version).length) : newest}`;
}

/** The beginning of a version with a zero at its end, of so many numbers. */
function around(version: string, count: number): string {
  return [...numbersOf(version).slice(0, count - 1), 0].join('.');
}

/**
 * What a lock without a list of its own is made of: the list beside it, but where the lock keeps to another series.
 * @param packages - version of each package the lock has.
 * @param before - the list when that lock was made.
 * @param now - the list with its ranges raised.
 */
export function listOf(packages: ReadonlyMap<string, string>, before: string, now: string): string {
  const keeps = requirementsIn(before).flatMap((requirement) => {
    const version = packages.get(requirement.name.toLowerCase());
    return version && !letsIn(requirement, version) ? { name: requirement.name, version } : [];
  });
  return keeps.reduce((text, { name, version }) => {
    const line = requirementOf(text, name.toLowerCase())?.line ?? '';
    return text.replace(line, `${name}~=${around(version, 3)}`);
  }, now);
}

/** The command at the head of a list that makes its lock, word by word. @throws Error if there is none. */
export function lockCommand(text: string): string[] {
  const comment = text.replace(/^# ?/gm, '').replaceAll(/\\\n\s*/g, '');
  const [, words] = /^\s*(uv pip compile .+)$/m.exec(comment) ?? [];
  if (!words) throw new Error('its head does not say with which `uv pip compile` its lock is made');
  return words.trim().split(/\s+/);
}
