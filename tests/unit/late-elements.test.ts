import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { moments } from '../../src/shared/browser/moments.ts';
import { assertNone } from '../support/findings.ts';
import { sourcesOf } from '../support/sources.ts';

// An element that not every page brings along is loaded at a moment that its tag names in `data-load`; without one, never.

const words = Object.keys(moments);
const markup = sourcesOf('src', ['.astro']);
const frame = markup.find(({ path }) => path === 'src/layouts/Page.astro')?.text ?? '';
/** Tags of the elements that src/build/late-elements.ts can load. Those in `inner/` are brought along by another one. */
const late = sourcesOf('src/features', ['.element.ts'])
  .filter(({ path }) => !path.includes('/inner/') && !frame.includes(`/${basename(path)}'`))
  .map(({ path }) => basename(path, '.element.ts'));

/** What is wrong with the moments of custom elements, as `file:line: what`. */
function wrongMoments(path: string, text: string): string[] {
  return [...text.matchAll(/<([a-z]+-[a-z-]+)(?=[\s>])((?:=>|[^>])*)>/g)].flatMap(
    ({ 1: tag = '', 2: rest = '', index }) => {
      const place = `${path}:${text.slice(0, index).split('\n').length}`;
      const [, word] = /\sdata-load="([^"]*)"/.exec(rest) ?? [];
      if (word === undefined)
        return late.includes(tag) ? [`${place}: <${tag}> has no data-load, so it is never loaded`] : [];
      if (!words.includes(word)) return [`${place}: <${tag}> has data-load="${word}", which is no moment`];
      return late.includes(tag)
        ? []
        : [
            `${place}: <${tag}> has data-load="${word}", and every page or another element brings it along: take it out`,
          ];
    },
  );
}

test('every element that is loaded late names a moment that there is', () => {
  assert.ok(words.length > 0 && late.length > 0);
  assertNone(
    markup.flatMap(({ path, text }) => wrongMoments(path, text)),
    `the moments are ${words.join(', ')}: see src/shared/browser/moments.ts`,
  );
});

test('a tag without a moment, with an unknown one, or with one too many is seen', () => {
  const [tag = ''] = late;
  const wrong = (text: string) => wrongMoments('a.astro', text);
  assert.deepEqual(wrong(`\n<${tag} class="a">`), [`a.astro:2: <${tag}> has no data-load, so it is never loaded`]);
  assert.equal(wrong(`<${tag}>`).length, 1);
  assert.deepEqual(wrong(`<${tag} data-load="soon">`), [
    `a.astro:1: <${tag}> has data-load="soon", which is no moment`,
  ]);
  assert.match(wrong('<shell-block data-load="near">').join(), /take it out/);
  assert.deepEqual(wrong(`<${tag}\n  data-of={a.map((b) => b.c)}\n  data-load="near"\n>`), []);
  assert.deepEqual(wrong(`<shell-block class="a"></${tag}>`), []);
});
