import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { assertNone } from '../support/findings.ts';
import { readmeFindings, roomsWithoutReadme } from '../support/room-readme.ts';
import { circleOf, edgesOf, kindOf, roomOf, wrongKinds, wrongRooms } from '../support/rooms.ts';
import { importsOf, sourcesOf } from '../support/sources.ts';

// A feature is a room of src/features; a file's suffix says where it runs. See CONTRIBUTING.md, "Where things are".

const sources = sourcesOf('src', ['.ts', '.astro', '.css', '.js']);
const edges = edgesOf(sources);

/** The folders of src that a folder may import from, besides itself. */
const folders: Record<string, readonly string[]> = {
  pages: ['layouts', 'prose', 'features', 'shared', 'styles'],
  layouts: ['prose', 'features', 'shared', 'styles'],
  prose: ['features', 'shared'],
  features: ['shared'],
  shared: [],
  styles: ['features', 'prose'],
  build: ['features', 'shared'],
  worker: [],
};

/** What a room takes from another, and why. Everything else stays in its room, or goes to src/shared. */
const rooms: Record<string, Record<string, string>> = {
  diagrams: { line: 'a share card shows the line of the strip' },
  download: {
    snippet: 'the tree of files marks those that have notes',
    terminal: 'a tree is fetched by commands',
    values: 'the archive holds the reader’s values',
  },
  frame: {
    onboarding: 'the side list shows how far the reader is',
    'page-copy': 'the foot of a page copies it',
  },
  home: {
    onboarding: 'the timetable lists the reading paths, and a door leads to where the reader stopped',
    proof: 'what the guide does is said with the versions that ran',
  },
  line: {
    proof: 'the line that breaks comes out of a record',
    replay: 'the line runs in the times that were recorded',
    variant: 'the line forks where WSGI and ASGI part',
  },
  onboarding: { snippet: 'the time that a chapter takes counts the notes on its files' },
  'page-copy': { values: 'a page is copied with the reader’s values' },
  replay: {
    proof: 'the figure says when and where it was recorded',
    snippet: 'a hop shows the lines that decide it',
  },
  search: { troubleshoot: 'a line of a log finds the failure that the troubleshooter would name' },
  snippet: {
    proof: 'a file says when it was booted last',
    values: 'a file is shown and copied with the reader’s values',
  },
  terminal: { values: 'commands are shown and copied with the reader’s values' },
  troubleshoot: { proof: 'an error is found by the lines that the lab recorded' },
  values: { variant: 'the form of values also chooses the application server' },
};

test('a folder of src imports from those below it alone', () => {
  const top = (path: string) => path.split('/')[1] ?? '';
  const strangers = edges
    .filter(({ from }) => top(from) in folders)
    .filter(({ from, to }) => top(from) !== top(to) && !folders[top(from)]?.includes(top(to)))
    .map(({ from, to }) => `${from} imports ${to}: move what both need to src/shared`);
  assertNone(strangers, 'the table `folders` in tests/unit/rooms.test.ts says what a folder may import from');
});

test('every folder of src is in the table of folders', () => {
  const present = readdirSync('src', { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  assertNone(
    [...new Set(present).symmetricDifference(new Set(Object.keys(folders)))].map((name) =>
      present.includes(name)
        ? `src/${name}/ is a new folder: is it a room of src/features? Else add it to \`folders\` in tests/unit/rooms.test.ts`
        : `src/${name}/ is gone: take it out of \`folders\` in tests/unit/rooms.test.ts`,
    ),
  );
});

test('a file imports what its suffix allows', () => {
  assertNone(
    wrongKinds(edges),
    'a suffix says where a file runs: move the code to a file with the right one, see the table in CONTRIBUTING.md, "Where things are"',
  );
});

test('a room imports from the rooms of the table alone, and every edge of the table is used', () => {
  assertNone(wrongRooms(edges, rooms));
});

const openCircle =
  'they import each other: move what both need to a third file, of src/shared if they are of two rooms';

test('nothing imports itself, not by way of others either', () => {
  assertNone(circleOf(edges.filter(({ from }) => !from.endsWith('.css'))), openCircle);
  const between = edges
    .filter(({ from, to }) => [from, to].every((path) => path.startsWith('src/features/')))
    .filter(({ from, to }) => roomOf(from) !== roomOf(to));
  assertNone(circleOf(between, roomOf), openCircle);
});

test('every room says in five lines what it is, for whom, and which way data takes', () => {
  assertNone(roomsWithoutReadme('src/features', readdirSync('src/features')));
});

test('a README that is missing, too long or without a part is seen', () => {
  const right = '# A\n\n- **What:** a\n- **For whom:** b\n- **Way of the data:** c\n';
  assert.deepEqual(readmeFindings('a/README.md', right), []);
  assert.match(readmeFindings('a/README.md', undefined).join(), /missing.*What:.*For whom:.*Way of the data:/);
  for (const text of [right.replace('For whom', 'Whom'), right.replace('# A', 'A'), `${right}more\n`])
    assert.equal(readmeFindings('a/README.md', text).length, 1, text);
});

test('only what runs at build imports Node or Astro', () => {
  const foreign = sources
    .filter(({ path }) => ['pure', 'browser', 'element'].includes(kindOf(path)))
    .flatMap((source) =>
      importsOf(source)
        .filter((target) => /^(node:|astro)/.test(target))
        .map((target) => `${source.path} imports ${target}`),
    );
  assertNone(foreign, 'move what needs it to a file that ends in .build.ts, or to src/shared/build');
});

const source = (path: string, text: string) => ({ path, text, code: text });

test('a wrong import is seen: by suffix, by room, by an unused edge, in a circle', () => {
  const crafted = edgesOf([
    source('src/features/a/a.ts', "import { b } from './b.browser.ts';\nimport { c } from '../c/c.ts';"),
    source('src/features/a/b.browser.ts', "import { a } from './a.ts';"),
    source('src/features/c/c.ts', ''),
    source('src/features/c/C.astro', "import './c.element.ts';\n<script>\n  import './d.element.ts';\n</script>"),
    source('src/features/c/c.element.ts', ''),
    source('src/features/c/d.element.ts', ''),
  ]);
  assert.deepEqual(wrongKinds(crafted), [
    'src/features/a/a.ts (pure) imports src/features/a/b.browser.ts (browser): pure may import pure',
    'src/features/c/C.astro (page) imports src/features/c/c.element.ts (element): page may import pure, build, page, style, other',
  ]);
  assert.deepEqual(wrongRooms(crafted, { c: { a: 'nobody does' } }), [
    'src/features/a/a.ts imports src/features/c/c.ts: rooms share by the table in tests/unit/rooms.test.ts, else move it to src/shared',
    'tests/unit/rooms.test.ts: the table has c → a, and no file needs it: take it out',
  ]);
  assert.deepEqual(circleOf(crafted), [
    'src/features/a/a.ts imports src/features/a/b.browser.ts',
    'src/features/a/b.browser.ts imports src/features/a/a.ts',
  ]);
  const back = [...crafted, { from: 'src/features/c/d.ts', to: 'src/features/a/b.browser.ts' }];
  assert.deepEqual(
    circleOf(
      back.filter(({ from, to }) => roomOf(from) !== roomOf(to)),
      roomOf,
    ),
    ['src/features/a/a.ts imports src/features/c/c.ts', 'src/features/c/d.ts imports src/features/a/b.browser.ts'],
  );
});
