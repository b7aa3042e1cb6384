import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { cardPath, listCards } from '../../src/features/diagrams/cards.build.ts';

const root = mkdtempSync(join(tmpdir(), 'cards-'));
after(() => rmSync(root, { recursive: true }));

test('every chapter and the first page have a current card of 1200 by 630 px under 40 kB', () => {
  for (const { slug } of listCards()) {
    assert.equal(cardPath(slug), `/cards/${slug}.png`);
    const png = readFileSync(`content/cards/${slug}.png`);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
    assert.ok(png.length < 40_000, `${slug}.png is ${png.length} bytes`);
  }
});

test('a card older than its chapter names itself and the remedy', () => {
  mkdirSync(join(root, 'content/chapters'), { recursive: true });
  cpSync('content/cards', join(root, 'content/cards'), { recursive: true });
  const [, card] = listCards();
  assert.ok(card);
  const { slug, title } = card;
  const chapter = `content/chapters/${slug}.mdx`;
  writeFileSync(join(root, chapter), readFileSync(chapter, 'utf8').replace(`title: ${title}`, 'title: Another'));
  assert.throws(() => cardPath(slug, root), {
    message: `content/cards/${slug}.png is older than its chapter: run npm run diagrams`,
  });
  rmSync(join(root, `content/cards/${slug}.png`));
  assert.throws(() => cardPath(slug, root), /is not there: run npm run diagrams/);
  assert.ok(statSync(`content/cards/${slug}.png`).size > 0);
});
