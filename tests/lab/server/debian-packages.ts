import { guide } from '../../../src/shared/build/guide.ts';
import { soundEvidence } from '../../../src/shared/build/evidence.ts';
import { installationOf } from '../../../src/shared/build/installation.ts';
import { baseSet, stackSets } from '../../../src/shared/build/stack.ts';
import { reference, sameMachine } from '../../../src/shared/evidence.ts';

/** Packages that the guide's own `apt-get` lines install, by whether the lab runs that line. */
function installed(run: boolean): string[] {
  return installationOf(stackSets)
    .filter(({ notRun }) => (notRun === undefined) === run)
    .flatMap(({ commands }) => commands.map(({ text }) => text))
    .flatMap((text) => /^apt-get install (.+)$/.exec(text)?.[1]?.split(' ') ?? [])
    .filter((word) => !word.startsWith('-'));
}

/** Programs of the guide that come with the system: the system has no package of its name, and pip's are in a lock. */
function programs(locked: ReadonlySet<string>): string[] {
  return guide.programs
    .slice(1)
    .map((name) => name.toLowerCase())
    .filter((name) => !locked.has(name));
}

/** All packages of Debian that the guide speaks of. @param locked - names of what pip installs. */
export function debianPackages(locked: ReadonlySet<string>): string[] {
  return [...new Set([...programs(locked), ...installed(true), ...installed(false)])];
}

const question = "dpkg-query --show --showformat '${Package} ${Version}\\n'";

/** Prints the version of each package of a server that the guide installs. */
export function packageVersions(locked: ReadonlySet<string>): string {
  return [question, ...new Set([...programs(locked), ...installed(true)])].join(' ');
}

/** The versions that the last record of the first set has. */
export function recordedPackages(): Map<string, string> {
  const run = soundEvidence('set', baseSet)?.runs.find((each) => sameMachine(each, reference));
  const printed = run?.transcript.find(({ command }) => command.startsWith(question))?.output ?? '';
  return new Map([...printed.matchAll(/^(\S+) (\S+)$/gm)].map(([, name = '', version = '']) => [name, version]));
}
