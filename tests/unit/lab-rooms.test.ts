import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { assertNone } from '../support/findings.ts';
import { roomsWithoutReadme } from '../support/room-readme.ts';
import { circleOf, kindOf } from '../support/rooms.ts';
import { importsOf, sourcesOf, type Source } from '../support/sources.ts';

// The lab lies in rooms, too. It may use what of src is pure or made for several builds; src knows nothing of it.

const lab = sourcesOf('tests/lab', ['.ts']);
const src = sourcesOf('src', ['.ts', '.astro', '.js']);

/** What else of src the lab takes, and why. */
const exceptions: Record<string, string> = {
  'src/features/download/server.build.ts':
    'the archives of a reader are what is proved, with the values they are filled with',
  'src/features/snippet/annotation-schema.build.ts': 'owner and mode of a file on a server stand beside its notes',
};

/** Every import of a file of src by a file of the lab. */
function takenFrom(sources: readonly Source[]): { from: string; to: string }[] {
  const known = new Set(src.map(({ path }) => path));
  return sources.flatMap((source) =>
    importsOf(source)
      .map((target) => ({ from: source.path, to: `src/${target}` }))
      .filter(({ to }) => known.has(to)),
  );
}

const isFree = (path: string) => kindOf(path) === 'pure' || path.startsWith('src/shared/build/');

test('the lab imports what is pure, what is in shared/build, and what the table has', () => {
  const taken = takenFrom(lab).filter(({ to }) => !isFree(to));
  assertNone(
    taken.filter(({ to }) => !exceptions[to]).map(({ from, to }) => `${from} imports ${to}`),
    'move what both need to a file without a suffix or to src/shared/build, or say why in `exceptions` of tests/unit/lab-rooms.test.ts',
  );
  assertNone(
    Object.keys(exceptions).filter((path) => !taken.some(({ to }) => to === path)),
    'the lab imports it no more: take it out of `exceptions` in tests/unit/lab-rooms.test.ts',
  );
});

test('a wrong import of the lab is seen', () => {
  const text = "import { proofOf } from '../../../src/features/proof/proof.build.ts';";
  const [edge] = takenFrom([{ path: 'tests/lab/records/a.ts', text, code: text }]);
  assert.equal(edge?.to, 'src/features/proof/proof.build.ts');
  assert.equal(isFree(edge?.to ?? ''), false);
});

test('src knows nothing of where the lab has its files', () => {
  assertNone(
    src.filter(({ text }) => text.includes('tests/lab')).map(({ path }) => `${path} names tests/lab`),
    'let the lab import from src, never the reverse',
  );
});

test('no file of the lab imports itself, not by way of others either', () => {
  const edges = lab.flatMap((source) => importsOf(source).map((to) => ({ from: source.path, to })));
  assertNone(circleOf(edges), 'they import each other: move what both need to a third file');
});

test('every file of the lab lies in a room, but for what starts it and what the other tests name', () => {
  const known = ['ends.test.ts', 'main.ts', 'preflight.ts', 'run.ts', 'values.ts'];
  const files = readdirSync('tests/lab', { withFileTypes: true }).filter((entry) => entry.isFile());
  assertNone(
    files.filter(({ name }) => !known.includes(name)).map(({ name }) => `tests/lab/${name}`),
    'move it to the room that it belongs to, or add it to the list in tests/unit/lab-rooms.test.ts',
  );
});

test('every room of the lab says in five lines what it is, for whom, and which way data takes', () => {
  const rooms = readdirSync('tests/lab', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assertNone(
    roomsWithoutReadme(
      'tests/lab',
      rooms.map(({ name }) => name),
    ),
  );
});
