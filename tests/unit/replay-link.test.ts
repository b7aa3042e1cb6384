import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesOf, readChoices, traceOf, type ReplayChoice } from '../../src/features/replay/replay.ts';
import { diceOf } from '../../src/shared/dice.ts';
import { firstVariant, variants } from '../../src/shared/variants.ts';

const choices: ReplayChoice[] = variants.flatMap((app) =>
  (['socket', 'tcp'] as const).flatMap((via) =>
    (['dynamic', 'static'] as const).map((kind): ReplayChoice => ({ app, via, kind })),
  ),
);

test('replay: a static file has one recording, whatever serves the pages', () => {
  const dynamic = variants.flatMap((app) => [`${app}-socket`, `${app}-tcp`]);
  assert.deepEqual([...new Set(choices.map(traceOf))].sort(), [...dynamic, 'static'].sort());
});

test('replay: a link carries what it carries, and leaves out the default', () => {
  assert.deepEqual(choicesOf({ app: firstVariant, via: 'socket', kind: 'dynamic' }, -1), {});
  for (const choice of choices)
    for (const hop of [-1, 0, 8]) {
      const { variant = firstVariant, ...carried } = choicesOf(choice, hop);
      const read = readChoices(carried);
      assert.deepEqual(
        {
          app: variant,
          via: read.via ?? 'socket',
          kind: read.kind ?? 'dynamic',
          hop: (read.hop ?? 0) - 1,
          refused: read.refused,
        },
        { ...choice, hop, refused: [] },
      );
    }
});

test('replay: what a link asks for in vain is told and left out', () => {
  assert.deepEqual(readChoices({ via: 'pigeon', kind: '', hop: '0' }).refused, [
    'via=pigeon (there are socket and tcp)',
    'kind= (there are dynamic and static)',
    'hop=0 (there are 1 to 9)',
  ]);
  const random = diceOf(5);
  const letters = 'socketp123456789-<>%_. \u0000é';
  for (let round = 0; round < 500; round++) {
    const junk = () =>
      Array.from({ length: Math.floor(random() * 8) }, () => letters[Math.floor(random() * letters.length)]).join('');
    const { via, kind, hop } = readChoices({ via: junk(), kind: junk(), hop: junk(), [junk()]: junk() });
    assert.ok([undefined, 'socket', 'tcp'].includes(via));
    assert.ok([undefined, 'dynamic', 'static'].includes(kind));
    assert.ok(hop === undefined || (Number.isInteger(hop) && hop >= 1 && hop <= 9));
  }
});
