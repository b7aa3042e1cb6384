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

/** What a stylesheet has at its top: the beginnings of blocks, and statements. */
function topOf(css: string): string[] {
  let depth = 0;
  return [...css.matchAll(/([^{};]+)[{;]|\}/g)].flatMap(([part, begins]) => {
    const top = depth === 0 && begins !== undefined ? [begins.trim()] : [];
    depth += part.endsWith('{') ? 1 : part === '}' ? -1 : 0;
    return top;
  });
}

test('every rule of a stylesheet stands in a layer', () => {
  assert.deepEqual(topOf('@layer a { p { x: y } } @media print { p { x: y; } } q { }'), [
    '@layer a',
    '@media print',
    'q',
  ]);
  const loose = src
    .filter(({ path }) => path.endsWith('.css'))
    .flatMap(({ path, code }) => topOf(code).map((begins) => `${path}: ${begins}`))
    .filter((place) => !/: @(layer|font-face|import)\b/.test(place));
  assert.deepEqual(loose, []);
});

test('an element is one file of its tag, and every tag in use has its file', () => {
  const files = inside('elements').map(({ path }) => path.replace(/^src\/elements\/|\.ts$/g, ''));
  const defined = inside('elements').map(({ text }) => /customElements\.define\('([^']+)'/.exec(text)?.[1]);
  assert.deepEqual(defined, files);
  const markup = scripts.filter(({ path }) => path.endsWith('.astro')).map(({ text }) => text);
  const used = new Set(markup.flatMap((text) => [...text.matchAll(/<([a-z]+-[a-z-]+)[\s>]/g)].map(([, tag]) => tag)));
  assert.deepEqual([...used].sort(), files);
});

/** Every call of a function, with its arguments, over as many lines as it takes. */
function callsOf(name: string, code: string): string[] {
  return [...code.matchAll(new RegExp(`\\b${name}\\(`, 'g'))].map(({ 0: call, index }) => {
    let depth = 1;
    let end = index + call.length;
    for (; depth > 0 && end < code.length; end++) depth += code[end] === '(' ? 1 : code[end] === ')' ? -1 : 0;
    return code.slice(index, end);
  });
}

test('an element ends what it began', () => {
  assert.deepEqual(callsOf('on', 'on(a, () => b(),\n{ c }); on(d);'), ['on(a, () => b(),\n{ c })', 'on(d)']);
  const listening = inside('elements').map(({ path, code }) => ({
    path,
    code,
    calls: callsOf('addEventListener', code),
  }));
  assert.deepEqual(
    listening.flatMap(({ path, calls }) =>
      calls.filter((call) => !/\b(signal|once)\b/.test(call)).map((call) => `${path}: ${call}`),
    ),
    [],
  );
  const endless = listening.filter(({ calls, code }) => calls.length > 0 && !/\.abort\(\)/.test(code));
  assert.deepEqual(
    endless.map(({ path }) => path),
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
