import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadDiagram } from '../../src/features/diagrams/load.build.ts';

const folder = mkdtempSync(join(tmpdir(), 'diagrams-'));
after(() => rmSync(folder, { recursive: true }));
const copy = (file: string) => cpSync(join('content', 'diagrams', file), join(folder, file));

test('a drawing older than its source names itself and the remedy', () => {
  copy('wsgi-path.mmd');
  copy('wsgi-path.svg');
  assert.equal(loadDiagram('wsgi-path', folder).diagram.title, 'One request on the WSGI path');
  const source = join(folder, 'wsgi-path.mmd');
  writeFileSync(source, readFileSync(source, 'utf8').replace('One request', 'Some request'));
  assert.throws(() => loadDiagram('wsgi-path', folder), {
    message: 'content/diagrams/wsgi-path.svg is older than its source: run npm run diagrams',
  });
});

test('a missing drawing and a missing source are told apart', () => {
  copy('asgi-path.mmd');
  assert.throws(
    () => loadDiagram('asgi-path', folder),
    /content\/diagrams\/asgi-path\.svg is not there: run npm run diagrams/,
  );
  assert.throws(() => loadDiagram('no-such', folder), /content\/diagrams\/no-such\.mmd: is not there/);
});
