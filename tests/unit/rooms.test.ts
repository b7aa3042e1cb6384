import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { circleIn, edgesOf, kindOf, roomOf, wrongKinds, wrongRooms } from '../support/rooms.ts';
import { importsOf, sourcesOf } from '../support/sources.ts';

// A feature is a room of src/features; a file's suffix says where it runs. See CONTRIBUTING.md, "Where things lie".

const sources = sourcesOf('src', ['.ts', '.astro', '.css', '.js']);
const edges = edgesOf(sources);

/** The folders of src that a folder may import from, besides itself. */
const folders: Record<string, readonly string[]> = {
  pages: ['layouts', 'prose', 'features', 'shared'],
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
  frame: { onboarding: 'the side list shows how far the reader is' },
  home: { onboarding: 'the timetable lists the reading paths' },
  line: {
    proof: 'the line that breaks comes out of a record',
    replay: 'the line runs in the times that were recorded',
    variant: 'the line forks where WSGI and ASGI part',
  },
  replay: {
    proof: 'the figure says when and where it was recorded',
    snippet: 'a hop shows the lines that decide it',
  },
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
    .map(({ from, to }) => `${from} imports ${to}`);
  assert.deepEqual(strangers, []);
  const present = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(present.map(({ name }) => name).sort(), Object.keys(folders).sort());
});

test('a file imports what its suffix allows', () => {
  assert.deepEqual(wrongKinds(edges), []);
});

test('a room imports from the rooms of the table alone, and every edge of the table is used', () => {
  assert.deepEqual(wrongRooms(edges, rooms), { strangers: [], unused: [] });
});

test('nothing imports itself, not by way of others either', () => {
  assert.equal(circleIn(edges.filter(({ from }) => !from.endsWith('.css'))), undefined);
  const between = edges.filter(({ from, to }) => [from, to].every((path) => path.startsWith('src/features/')));
  const steps = between.map(({ from, to }) => ({ from: roomOf(from), to: roomOf(to) }));
  assert.equal(circleIn(steps.filter(({ from, to }) => from !== to)), undefined);
});

test('every room says in five lines what it is, for whom, and which way data takes', () => {
  for (const room of readdirSync('src/features')) {
    const file = `src/features/${room}/README.md`;
    assert.ok(existsSync(file), `${file} is missing`);
    const text = readFileSync(file, 'utf8');
    for (const part of ['**What:**', '**For whom:**', '**Way of the data:**'])
      assert.ok(text.includes(part), `${file} has no ${part}`);
    assert.ok(text.trimEnd().split('\n').length <= 9, `${file} is too long`);
  }
});

test('an element names a moment that there is', () => {
  const code = readFileSync('src/shared/browser/moments.ts', 'utf8');
  const [, table = ''] = /export const moments[^{]*= \{\n([^]*?)\n\};/.exec(code) ?? [];
  const moments = [...table.matchAll(/^ {2}([a-z]+):/gm)].map(([, name]) => name);
  const named = sources.flatMap(({ path, text }) =>
    path.endsWith('.astro') ? [...text.matchAll(/<([a-z-]+) data-load="([^"]*)"/g)] : [],
  );
  assert.ok(moments.length > 3 && named.length > 10);
  assert.deepEqual(
    named.filter(([, , moment]) => !moments.includes(moment)).map(([tag]) => tag),
    [],
  );
});

test('only what runs at build imports Node or Astro', () => {
  const foreign = sources
    .filter(({ path }) => ['pure', 'browser', 'element'].includes(kindOf(path)))
    .flatMap((source) =>
      importsOf(source)
        .filter((target) => /^(node:|astro)/.test(target))
        .map((target) => `${source.path} imports ${target}`),
    );
  assert.deepEqual(foreign, []);
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
    'src/features/a/a.ts (pure) imports src/features/a/b.browser.ts (browser)',
    'src/features/c/C.astro (page) imports src/features/c/c.element.ts (element)',
  ]);
  assert.deepEqual(wrongRooms(crafted, { c: { a: 'nobody does' } }), {
    strangers: ['src/features/a/a.ts imports src/features/c/c.ts'],
    unused: ['c → a'],
  });
  assert.deepEqual(circleIn(crafted), ['src/features/a/a.ts', 'src/features/a/b.browser.ts', 'src/features/a/a.ts']);
});
