import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { GuideCopy, type Changes } from '../support/guide-copy.ts';
import { atOnce, atTheEnd, type Break } from './breaks.ts';

// What an author can break stops the build, which names the file and says what to do. Tried on copies of the fixture
// guide: it has one of each, and is built in a few seconds.

const parent = mkdtempSync(join(tmpdir(), 'broken-'));
after(() => rmSync(parent, { recursive: true, force: true }));

/** Builds a copy with some changes. */
async function built(...changes: Changes[]): Promise<{ code: number | null; output: string; folder: string }> {
  const copy = new GuideCopy(parent);
  for (const each of changes) copy.change(each);
  return { ...(await copy.build()), folder: copy.folder };
}

const fits = (line: string, { says }: Break) => says.every((pattern) => pattern.test(line));

describe('a build that fails', { concurrency: 2 }, () => {
  for (const { what, changes, says } of atOnce) {
    test(`${what}: names the file and the remedy`, async () => {
      const { code, output } = await built(changes);
      assert.notEqual(code, 0, `the build went through:\n${output.slice(-2000)}`);
      for (const pattern of says) assert.match(output, pattern);
    });
  }
});

describe('a build that fails when its pages are there', () => {
  let lines: string[] = [];
  before(async () => {
    const { code, output } = await built(...atTheEnd.map(({ changes }) => changes));
    assert.notEqual(code, 0, `the build went through:\n${output.slice(-2000)}`);
    const [, count, told = ''] = /(\d+) broken:\n([^]*)/.exec(output) ?? [];
    lines = told.split('\n').slice(0, Number(count));
  });

  for (const broken of atTheEnd) {
    test(`${broken.what}: names the file and the remedy`, () => {
      assert.ok(
        lines.some((line) => fits(line, broken)),
        lines.join('\n'),
      );
    });
  }

  test('says nothing else', () => {
    // The page with the whole guide has the links of the chapters again.
    const others = lines.filter((line) => !line.includes('print/') && !atTheEnd.some((broken) => fits(line, broken)));
    assert.deepEqual(others, []);
  });
});

test('a renamed section with its old id as an alias is built', async () => {
  const renamed = '<Section id="hoisting" aliases="lifting"';
  const { code, output, folder } = await built({
    'chapters/crane.mdx': (text) => text.replace('<Section id="lifting"', renamed),
  });
  assert.equal(code, 0, output.slice(-3000));
  const page = readFileSync(join(folder, 'dist/crane/index.html'), 'utf8');
  for (const id of ['lifting', 'hoisting']) assert.ok(page.includes(` id="${id}"`), id);
});
