import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { spansIn } from '../../src/shared/parameters.ts';
import { parameters } from '../../src/shared/build/parameters.ts';

/** All that authors write, as one text without the marks of code. */
const written = readdirSync('content', { recursive: true, withFileTypes: true })
  .filter(
    (entry) => entry.isFile() && !/evidence|owned|cards/.test(entry.parentPath) && entry.name !== 'parameters.yaml',
  )
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n')
  .replaceAll('`', '');

for (const parameter of parameters)
  for (const place of parameter.where ?? [])
    test(`the value "${parameter.id}" stands somewhere as ${place}`, () =>
      assert.ok(
        spansIn(written, [{ ...parameter, where: [place] }]).length > 0,
        `content/parameters.yaml: ${parameter.id}: where: "${place}" is nowhere under content/: take it out, or mend its text`,
      ));
