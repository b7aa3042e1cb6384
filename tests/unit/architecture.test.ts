import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { assertNone } from '../support/findings.ts';
import { kindOf, type Kind } from '../support/rooms.ts';
import { sourcesOf, type Source } from '../support/sources.ts';

const src = sourcesOf('src', ['.ts', '.astro', '.js', '.css', '.json']);
const scripts = src.filter(({ path }) => /\.(ts|astro|js)$/.test(path));
const those = (...kinds: Kind[]) => scripts.filter(({ path }) => kinds.includes(kindOf(path)));
const shipped = those('pure', 'browser', 'element');
const elements = those('element');

/** `path:line: text` of every line of code that a pattern matches. */
function hits(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

test('a file without a suffix is pure: no DOM, no clock, no dice', () => {
  const impure =
    /\b(document|window|globalThis|process|localStorage|location|history|navigator|performance|fetch|setTimeout|setInterval|requestAnimationFrame)\b[.(]|Date\.now|new Date\(\)|Math\.random|HTMLElement|crypto\./;
  assertNone(
    hits(those('pure'), impure),
    'take it as an argument, or move it to a .browser.ts, .element.ts or .build.ts file: see CONTRIBUTING.md, "Where things are"',
  );
});

test('storage, the address and the clipboard are touched in shared/browser alone', () => {
  const elsewhere = those('pure', 'browser', 'element', 'page').filter(
    // The worker and the page that speaks to it are the room of what works offline.
    ({ path }) => !/^src\/(shared\/browser\/|features\/offline\/[a-z-]+\.browser\.ts)/.test(path),
  );
  assertNone(
    hits(elsewhere, /\b(localStorage|sessionStorage|history|navigator)\b\.|\blocation\.|document\.cookie/),
    'use what src/shared/browser exports: storage.ts, state.ts, address.ts, clipboard.ts',
  );
});

test('an attribute that an element needs and does not find is an error, never an empty text', () => {
  const hidden = /\bdataset\[[^\]]+\] \?\? ''|= ''.*\} = .*\bdataset\b/;
  const crafted = ["f(link?.dataset['to'] ?? '');", "const { to = '' } = link.dataset;"].join('\n');
  assert.equal(hits([{ path: 'crafted', text: crafted, code: crafted }], hidden).length, 2);
  assertNone(hits(shipped, hidden), 'ask for it with attribute() of src/shared/browser/attribute.ts');
});

test('no string becomes markup in the browser', () => {
  assertNone(
    hits(
      shipped,
      /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval|new Function)\b/,
    ),
    'make it with made() of src/shared/browser/made.ts',
  );
});

test('no any, no ignored type error', () => {
  assertNone(hits(scripts, /(:\s*|<|\bas\s+|\|\s*)any\b(?!['"])/), 'say what it is, or `unknown` and look');
  const ignored = scripts.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)/.test(text)).map(({ path }) => path);
  assertNone(ignored, 'mend the type that @ts-… hides, and take the comment out');
});

test('no style attribute, no inline handler, no !important, no id selector', () => {
  const markup = src.filter(({ path }) => path.endsWith('.astro'));
  assertNone(
    hits(markup, /\sstyle=|define:vars|\son(click|input|change|load|submit|key\w+)=/),
    'the policy of the pages refuses it: write a class, or a listener in an element',
  );
  const styles = src.filter(({ path }) => path.endsWith('.css'));
  assertNone(
    hits([...styles, ...markup], /!important/),
    'put the rule in a later layer: src/styles/site.css has their order',
  );
  assertNone(hits(styles, /^\s*#[a-z][\w-]*[^;]*\{/), 'give it a class: ids are addresses');
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
  assertNone(loose, 'wrap it in @layer, most often `@layer components`');
});

test('an element is one file of its tag, and every tag in use has its file', () => {
  const tagOf = (path: string) => basename(path, '.element.ts');
  const defined = elements.flatMap(({ path, text }) => {
    const tag = /customElements\.define\('([^']+)'/.exec(text)?.[1];
    return tag === tagOf(path) ? [] : [`${path} defines ${tag ?? 'no element'}: a file has the name of its tag`];
  });
  const used = scripts
    .filter(({ path }) => path.endsWith('.astro'))
    .flatMap(({ path, text }) => [...text.matchAll(/<([a-z]+-[a-z-]+)[\s>]/g)].map(([, tag = '']) => ({ path, tag })));
  const files = new Set(elements.map(({ path }) => tagOf(path)));
  assertNone([
    ...defined,
    ...used
      .filter(({ tag }) => !files.has(tag))
      .map(({ path, tag }) => `${path} uses <${tag}>: write src/features/<room>/${tag}.element.ts`),
    ...elements
      .filter(({ path }) => !used.some(({ tag }) => tag === tagOf(path)))
      .map(({ path }) => `${path} is in no page: write <${tagOf(path)}> in an .astro file, or delete it`),
  ]);
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
  const listening = elements.map(({ path, code }) => ({
    path,
    code,
    calls: callsOf('addEventListener', code),
  }));
  assertNone(
    listening.flatMap(({ path, calls }) =>
      calls.filter((call) => !/\b(signal|once)\b/.test(call)).map((call) => `${path}: ${call}`),
    ),
    'give the listener the signal of an AbortController that disconnectedCallback() aborts',
  );
  const endless = listening.filter(({ calls, code }) => calls.length > 0 && !/\.abort\(\)/.test(code));
  assertNone(
    endless.map(({ path }) => path),
    'abort the AbortController of its listeners in disconnectedCallback()',
  );
});

const limits = [
  { what: 'an element', linesMost: 120, files: elements },
  { what: 'a file of src', linesMost: 200, files: src.filter(({ path }) => !path.endsWith('.json')) },
  { what: 'a file of tests', linesMost: 200, files: sourcesOf('tests', ['.ts']) },
];
for (const { what, linesMost, files } of limits) {
  test(`${what} has at most ${linesMost} lines`, () => {
    const sizes = files.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
    assertNone(
      sizes.filter(({ lines }) => lines > linesMost).map(({ path, lines }) => `${path} has ${lines} lines`),
      'a file holds one noun: move the second one to a file of its own',
    );
  });
}

test('no drawer for odds and ends', () => {
  const drawers = [...src, ...sourcesOf('tests', ['.ts'])].filter(({ path }) =>
    /\/(utils?|helpers?|common|misc|types)\b/.test(path),
  );
  assertNone(
    drawers.map(({ path }) => path),
    'name the file by the one noun that it holds',
  );
});
