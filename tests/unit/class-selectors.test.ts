import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classSelectors } from '../support/class-selectors.ts';
import { assertNone } from '../support/findings.ts';
import { sourcesOf } from '../support/sources.ts';

// A class is for looks. What code looks for has an attribute, so that neither breaks the other.

test('no code of src chooses an element by its class', () => {
  assertNone(
    classSelectors(sourcesOf('src', ['.ts', '.astro', '.js'])),
    'give the element an attribute of its own, such as data-row, and look for that: a class is for looks',
  );
});

const crafted = (path: string, lines: readonly string[]) => lines.map((text) => ({ path, text, code: text }));

test('a choice by class is seen: in a call, in a constant, in a comparison', () => {
  const anywhere = [
    "main.querySelector('.snip');",
    "main.querySelectorAll<HTMLElement>(\n  'a.anchor, b',\n);",
    'row.closest(`.ln[data-k="${number}"]`);',
    "line.matches('[data-k] > .ln');",
    "line.closest(`${'.'}ln`);",
    "line.matches('[class~=ln]');",
    "line.classList.contains('ln');",
    "document.getElementsByClassName('ln');",
    "hasClass(node, 'ln');",
    "if (line.className === 'ln') stop();",
    "attribute(node, 'className') === 'ln';",
    "line.getAttribute('class');",
  ];
  for (const source of crafted('src/build/a.ts', anywhere))
    assert.equal(classSelectors([source]).length, 1, source.text);
  const inBrowser = ["const silent = '.ps, .no';", "put('.first code', check);", "put('pre.first code', check);"];
  for (const source of crafted('src/features/a/a.element.ts', inBrowser))
    assert.equal(classSelectors([source]).length, 1, source.text);
});

test('what is no choice by class passes', () => {
  const fine = [
    'main.querySelector(\'[data-href$=".md"] > b\');',
    'row.querySelector(`[data-at="${row.id}"]`);',
    "line.classList.toggle('ln');",
    "region.className = 'vh';",
    "// querySelector('.snip')",
    "made('p', { class: 'vh' }, 'It is there. Look.');",
    "import css from './a.css?inline';",
  ];
  assert.deepEqual(classSelectors(crafted('src/features/a/a.element.ts', fine)), []);
});
