import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importsOf, sourcesOf, type Source } from '../support/sources.ts';

const src = sourcesOf('src', ['.ts', '.astro', '.js', '.css', '.json']);
const scripts = src.filter(({ path }) => /\.(ts|astro|js)$/.test(path));
const inside = (folder: string) => scripts.filter(({ path }) => path.startsWith(`src/${folder}/`));

/** `path:line: text` of every line of code that a pattern matches. */
function hits(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

/** Folders of `src` that a folder may import from, besides itself. Packages are judged apart. */
const allowed: Record<string, string[]> = {
  pages: ['layouts', 'components', 'build', 'core'],
  layouts: ['components', 'build', 'core', 'styles', 'elements', 'platform'],
  components: ['build', 'core'],
  build: ['core'],
  elements: ['platform', 'core', 'styles'],
  platform: ['core'],
  core: [],
  worker: [],
};

for (const [folder, others] of Object.entries(allowed)) {
  test(`src/${folder} imports from ${[folder, ...others].join(', ')} alone`, () => {
    assert.ok(inside(folder).length > 0, `src/${folder} is empty`);
    const strangers = inside(folder).flatMap((source) =>
      importsOf(source)
        .filter((target) => scripts.some(({ path }) => path === `src/${target}`) || target.startsWith('styles/'))
        .filter((target) => ![folder, ...others].includes(target.split('/')[0] ?? ''))
        // A part that is loaded when it is used brings its style along.
        .filter((target) => !(folder === 'elements' && /^styles\/late\/[a-z-]+\.css\?inline$/.test(target)))
        .map((target) => `${source.path} imports ${target}`),
    );
    assert.deepEqual(strangers, []);
  });
}

test('elements are brought in by a <script> alone', () => {
  const outside = scripts
    .filter(({ path }) => !path.startsWith('src/elements/'))
    .flatMap((source) => {
      const server = { ...source, text: source.text.replace(/<script>[\s\S]*?<\/script>/g, '') };
      return importsOf(server)
        .filter((target) => target.startsWith('elements/'))
        .map((target) => `${source.path} imports ${target}`);
    });
  assert.deepEqual(outside, []);
});

test('core is pure: no DOM, no Node, no Astro, no clock, no dice', () => {
  const core = inside('core');
  const foreign = core.flatMap((source) =>
    importsOf(source)
      .filter((target) => /^(node:|astro)/.test(target))
      .map((target) => `${source.path} imports ${target}`),
  );
  assert.deepEqual(foreign, []);
  const impure =
    /\b(document|window|globalThis|process|localStorage|location|history|navigator|performance|fetch|setTimeout|setInterval|requestAnimationFrame)\b[.(]|Date\.now|new Date\(\)|Math\.random|HTMLElement|crypto\./;
  assert.deepEqual(hits(core, impure), []);
});

test('what is shipped imports no Node module', () => {
  const shipped = ['core', 'elements', 'platform'].flatMap(inside);
  assert.deepEqual(
    shipped.flatMap((source) => importsOf(source).filter((target) => target.startsWith('node:'))),
    [],
  );
});

test('storage, the address and the clipboard are touched in platform alone', () => {
  const elsewhere = ['elements', 'core', 'components', 'layouts', 'pages'].flatMap(inside);
  assert.deepEqual(
    hits(elsewhere, /\b(localStorage|sessionStorage|history|navigator)\b\.|\blocation\.|document\.cookie/),
    [],
  );
});

test('no string becomes markup in the browser', () => {
  const shipped = ['core', 'elements', 'platform'].flatMap(inside);
  assert.deepEqual(
    hits(
      shipped,
      /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval|new Function)\b/,
    ),
    [],
  );
});

test('no any, no ignored type error', () => {
  assert.deepEqual(hits(scripts, /(:\s*|<|\bas\s+|\|\s*)any\b(?!['"])/), []);
  const ignored = scripts.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)/.test(text)).map(({ path }) => path);
  assert.deepEqual(ignored, []);
});

test('no style attribute, no inline handler, no !important, no id selector', () => {
  const markup = src.filter(({ path }) => path.endsWith('.astro'));
  assert.deepEqual(hits(markup, /\sstyle=|define:vars|\son(click|input|change|load|submit|key\w+)=/), []);
  const styles = src.filter(({ path }) => path.endsWith('.css'));
  assert.deepEqual(hits([...styles, ...markup], /!important/), []);
  assert.deepEqual(hits(styles, /^\s*#[a-z][\w-]*[^;]*\{/), []);
});

test('every rule of a stylesheet stands in a layer', () => {
  const loose = src
    .filter(({ path }) => path.endsWith('.css'))
    .filter(({ code }) => /^[^\s@}][^\n]*\{/m.test(code.replace(/@font-face\s*\{[^}]*\}/g, '')));
  assert.deepEqual(
    loose.map(({ path }) => path),
    [],
  );
});

test('an element is one file of its tag, and every tag in use has its file', () => {
  const files = inside('elements').map(({ path }) => path.replace(/^src\/elements\/|\.ts$/g, ''));
  const defined = inside('elements').map(({ text }) => /customElements\.define\('([^']+)'/.exec(text)?.[1]);
  assert.deepEqual(defined, files);
  const markup = scripts.filter(({ path }) => path.endsWith('.astro')).map(({ text }) => text);
  const used = new Set(markup.flatMap((text) => [...text.matchAll(/<([a-z]+-[a-z-]+)[\s>]/g)].map(([, tag]) => tag)));
  assert.deepEqual([...used].sort(), files);
});

test('an element ends what it began', () => {
  const lasting = inside('elements').filter(({ code }) => /addEventListener\(/.test(code) && !/\.abort\(\)/.test(code));
  assert.deepEqual(
    lasting.map(({ path }) => path),
    [],
  );
});

const limits = [
  { what: 'an element', linesMost: 120, files: inside('elements') },
  { what: 'a file of src', linesMost: 200, files: src.filter(({ path }) => !path.endsWith('.json')) },
  { what: 'a file of tests', linesMost: 200, files: sourcesOf('tests', ['.ts']) },
];
for (const { what, linesMost, files } of limits) {
  test(`${what} has at most ${linesMost} lines`, () => {
    const sizes = files.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
    assert.deepEqual(
      sizes.filter(({ lines }) => lines > linesMost),
      [],
    );
  });
}

test('no drawer for odds and ends', () => {
  const drawers = [...src, ...sourcesOf('tests', ['.ts'])].filter(({ path }) =>
    /\/(utils?|helpers?|common|misc|types)\b/.test(path),
  );
  assert.deepEqual(
    drawers.map(({ path }) => path),
    [],
  );
});
