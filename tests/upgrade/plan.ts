import { globSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { contentFolder } from '../../src/shared/build/content-folder.ts';
import { listEvidence } from '../../src/shared/build/evidence.ts';
import { sourceSchema } from '../../src/shared/build/source-schema.ts';
import { readYaml } from '../../src/shared/build/yaml.ts';
import { packagesIn, stackLocks } from '../support/locks.ts';
import { productOf } from '../versions/subjects.ts';
import { compareVersions, majorOf, newestOf, numbersOf } from '../versions/version.ts';
import { citing, spellings, type Citing } from './cited.ts';
import { raises, type Raise } from './relock.ts';

/** What raising a package touches, before anything is changed. */
export interface Plan {
  name: string;
  /** Newest locked version. */
  from: string;
  to: string;
  ranges: Raise[];
  locks: string[];
  /** The lab's names of the records that were made of these locks. */
  records: string[];
  /** Sources that were read in an older version, and who cites each. */
  sources: { id: string; version: string; citedBy: string[] }[];
  /** Lines that name an old version. */
  lines: Citing[];
}

/** Files of the content that people write, without the locks, lists of sources and what machines write. */
function written(): { file: string; text: string }[] {
  const folders = [
    '*.yaml',
    'chapters/*.mdx',
    '{claims,faults,questions}/*.yaml',
    'annotations/**/*.yaml',
    'stack/**/*',
  ];
  return globSync(
    folders.map((folder) => `${contentFolder}/${folder}`),
    { withFileTypes: true, exclude: ['**/sources.yaml', '**/requirements*.txt', '**/statements.yaml'] },
  )
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .toSorted()
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** @throws Error if no lock has the package. */
export function planOf(name: string, to: string): Plan {
  const locks = stackLocks();
  const locked = locks.flatMap((lock) => packagesIn(readFileSync(lock, 'utf8')).filter(([each]) => each === name));
  const from = newestOf(locked.map(([, version]) => version));
  if (!from) throw new Error(`no lock of the server has ${name}: ${locks.join(' ')}`);
  const ranges = raises(name, to);
  const texts = written();
  const sources = oldSources(name, from, to).map(({ id, version }) => ({
    id,
    version,
    citedBy: texts.filter(({ text }) => cites(text, id)).map(({ file }) => file),
  }));
  const old = [from, ...sources.map(({ version }) => version), ...ranges.map(({ from: line }) => line)];
  const versions = spellings(old.map((each) => each.replace(/^.*[~=]=/, ''))).filter(
    (version) => compareVersions(version, to) !== 0,
  );
  const changed = [...locks, ...ranges.map(({ file }) => file)].map((file) => file.split('/stack/')[1] ?? '');
  return {
    name,
    from,
    to,
    ranges,
    locks,
    records: listEvidence().flatMap(({ kind, id, files }) =>
      changed.some((path) => path in files) ? [`${kind}s/${id}`] : [],
    ),
    sources,
    lines: texts.flatMap(({ file, text }) => citing(file, text, name, versions)),
  };
}

/** Sources of the series that was locked. Release notes of an older one are about that one, and stay. */
function oldSources(name: string, from: string, to: string): { id: string; version: string }[] {
  const all = readYaml(`${contentFolder}/sources.yaml`, z.record(z.string(), sourceSchema), {});
  return Object.entries(all)
    .filter(([, source]) => productOf(source).name === name && numbersOf(source.version).length > 0)
    .filter(([, { version }]) => majorOf(version) === majorOf(from) && compareVersions(version, to) < 0)
    .map(([id, { version }]) => ({ id, version }));
}

function cites(text: string, id: string): boolean {
  return new RegExp(`(?<![\\w.-])${id.replaceAll('.', '\\.')}(?![\\w-])`).test(text);
}
