import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { auditEnvironment } from '../audit/pip-audit.ts';
import { hosts } from '../lab/machine/image.ts';
import { debianPackages, recordedPackages } from '../lab/server/debian-packages.ts';
import { contentFolder } from '../../src/shared/build/content-folder.ts';
import { soundEvidence } from '../../src/shared/build/evidence.ts';
import { guide } from '../../src/shared/build/guide.ts';
import { sourceSchema } from '../../src/shared/build/source-schema.ts';
import { baseSet } from '../../src/shared/build/stack.ts';
import { readYaml } from '../../src/shared/build/yaml.ts';
import { reference, sameMachine } from '../../src/shared/evidence.ts';
import { lockedNames, stackLocks } from '../support/locks.ts';
import { askDebian, askHoles, askIndex, type Silent } from './ask.ts';
import { subjectsOf, type Subject } from './subjects.ts';
import { releaseRow, rowOf, type Answers, type Row } from './verdict.ts';

/** Everything the guide speaks of, from its locks, its `apt-get` lines, the lab's records and its sources. */
export function subjects(): Subject[] {
  const recorded = recordedPackages();
  return subjectsOf({
    locks: new Map(stackLocks().map((lock) => [lock, readFileSync(lock, 'utf8')])),
    debian: new Map(debianPackages(lockedNames()).map((name) => [name, recorded.get(name)])),
    sources: Object.values(readYaml(`${contentFolder}/sources.yaml`, z.record(z.string(), sourceSchema), {})),
  });
}

/** The whole table, and who could not be asked. */
export async function versions(): Promise<{ rows: Row[]; silent: Silent }> {
  const all = subjects();
  const silent: Silent = [];
  const names = (keeper: Subject['keeper']) => all.filter((each) => each.keeper === keeper).map(({ name }) => name);
  const { suite, python } = hosts[reference.host];
  const [pip, debian] = await Promise.all([
    askPip(names('pip'), python, silent),
    askDebian(suite, names('Debian'), silent),
  ]);
  const [system] = guide.programs;
  const run = soundEvidence('set', baseSet)?.runs.find((each) => sameMachine(each, reference));
  const rows = all.map((subject) => rowOf(subject, { ...pip, ...debian }));
  if (!system) return { rows, silent };
  const { readIn = '' } = rows.find(({ name }) => name === system.toLowerCase()) ?? {};
  const others = rows.filter(({ name }) => name !== system.toLowerCase());
  const first = { ...releaseRow(system.toLowerCase(), run?.versions[system] ?? '', debian.release), readIn };
  return { rows: [first, ...others], silent };
}

async function askPip(
  names: readonly string[],
  python: string,
  silent: Silent,
): Promise<Pick<Answers, 'index' | 'holes'>> {
  const venv = auditEnvironment();
  if ('missing' in venv) {
    silent.push(`the package index of pip and OSV: ${venv.missing}`);
    return { index: new Map(), holes: [] };
  }
  const [index, holes] = await Promise.all([
    askIndex(venv.python, names, python, silent),
    askHoles(venv.python, stackLocks(), silent),
  ]);
  return { index, holes };
}
