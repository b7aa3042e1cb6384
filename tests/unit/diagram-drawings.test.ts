import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { loadDiagram } from '../../src/features/diagrams/load.build.ts';
import { steps } from '../../src/features/diagrams/steps.build.ts';
import { elementsOf, readChapter } from '../../src/shared/build/chapter-source.ts';
import { namesIn } from '../../src/shared/build/evidence.ts';
import { assertNone } from '../support/findings.ts';

const names = readdirSync('content/diagrams')
  .filter((file) => file.endsWith('.mmd'))
  .map((file) => file.slice(0, -'.mmd'.length));
const numbers = (svg: string, attribute: string) =>
  [...svg.matchAll(new RegExp(` ${attribute}="([\\d.]+)"`, 'g'))].map(([, value]) => Number(value));

const stale: string[] = [];
const current = names.flatMap((name) => {
  try {
    return { name, ...loadDiagram(name) };
  } catch (error) {
    stale.push((error as Error).message);
    return [];
  }
});

test('every drawing can be read, and is no older than its source', () => {
  assert.ok(names.length > 0);
  assertNone(stale);
});

for (const { name, diagram, drawings } of current) {
  test(`${name}: title, description and steps`, () => {
    assert.ok(diagram.title.length > 10 && diagram.description.length > 60);
    assert.ok(steps(diagram).length >= 3);
    for (const svg of Object.values(drawings)) {
      assert.match(svg, /<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
      assert.match(svg, / role="group" aria-labelledby="[^"]+" aria-describedby="[^"]+"/);
    }
  });

  test(`${name}: fits beside text and on a phone with labels of 13 px or more`, () => {
    const wide = numbers(drawings.wide, 'width')[0] ?? Infinity;
    const tall = numbers(drawings.tall, 'width')[0] ?? Infinity;
    assert.ok(wide <= 656, `wide is ${wide} px`);
    assert.ok(tall <= 288, `tall is ${tall} px`);
    // Beside text the drawing may shrink to 624 px before the tall one takes over, on a phone of 320 px to 276 px.
    assert.ok(Math.min(...numbers(drawings.wide, 'font-size')) * Math.min(1, 624 / wide) >= 13);
    assert.ok(Math.min(...numbers(drawings.tall, 'font-size')) * Math.min(1, 276 / tall) >= 13);
  });

  test(`${name}: carries no style, no script, no namespace, and no id twice`, () => {
    const both = drawings.wide + drawings.tall;
    assert.doesNotMatch(both, / style=|<style|<script|foreignObject|xmlns|"#[0-9a-f]{3,6}"|rgb\(| on[a-z]+=/);
    const ids = [...both.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.ok(id?.startsWith(`${name}-`), id);
  });

  test(`${name}: both drawings show every node, every link and every label`, () => {
    for (const svg of Object.values(drawings)) {
      const shown = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
      const texts = [
        ...diagram.nodes.flatMap(({ lines }) => lines),
        ...diagram.edges.flatMap(({ label }) => label),
        ...diagram.bands.map(({ title }) => title),
      ];
      assert.deepEqual(shown.sort(), texts.sort());
      const links = [...svg.matchAll(/<a href="([^"]+)"/g)].map(([, address]) => address);
      assert.deepEqual(
        links,
        diagram.nodes.flatMap(({ href }) => href ?? []),
      );
    }
  });
}

test('every drawing is shown in a chapter, and every chapter shows drawings that there are', () => {
  const shown = namesIn('content/chapters', '.mdx').flatMap((id) => {
    const chapter = readChapter(id);
    return elementsOf(chapter, 'Diagram').map(({ attributes, line }) => ({
      name: attributes['name'] ?? '',
      place: `${chapter.file}:${line}`,
    }));
  });
  assertNone([
    ...names
      .filter((name) => !shown.some((each) => each.name === name))
      .map((name) => `content/diagrams/${name}.mmd is in no chapter: write <Diagram name="${name}" />, or delete it`),
    ...shown
      .filter(({ name }) => !names.includes(name))
      .map(({ name, place }) => `${place}: content/diagrams/${name}.mmd is not there`),
  ]);
});
