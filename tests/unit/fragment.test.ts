import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatFragment, parseFragment } from '../../src/shared/fragment.ts';

const parsed: [hash: string, anchor: string, choices: Record<string, string>][] = [
  ['', '', {}],
  ['#', '', {}],
  ['#limits', 'limits', {}],
  ['limits', 'limits', {}],
  ['#limits&v1&variant=asgi', 'limits', { variant: 'asgi' }],
  ['#&v1&variant=asgi', '', { variant: 'asgi' }],
  ['#limits&v1&variant=asgi&domain=a.example%2Fb', 'limits', { variant: 'asgi', domain: 'a.example/b' }],
  ['#limits&v1&empty=', 'limits', { empty: '' }],
  ['#limits&v1&a=b=c', 'limits', { a: 'b' }],
  // A version that is not known, or none: the place alone.
  ['#limits&v2&variant=asgi', 'limits', {}],
  ['#limits&variant=asgi', 'limits', {}],
  // Broken on the way: what cannot be read is left out or left as it is.
  ['#limits&v1&&=x&variant', 'limits', {}],
  ['#%E0%A4%A&v1&variant=%', '%E0%A4%A', { variant: '%' }],
  ['#caf%C3%A9', 'café', {}],
];

for (const [hash, anchor, choices] of parsed) {
  test(`fragment: ${hash || 'nothing'} is read`, () =>
    assert.deepEqual({ ...parseFragment(hash) }, { anchor, choices }));
}

test('fragment: of a very long one half a choice is not taken for a whole one', () => {
  const long = 'x'.repeat(3_964);
  const { choices } = parseFragment(`#a&v1&long=${long}&my.domain=shop.example.org&more=1`);
  assert.deepEqual({ ...choices }, { long, 'my.domain': 'shop.example.o…' });
});

test('fragment: a name of the language itself is a name like any other', () => {
  const { choices } = parseFragment('#a&v1&__proto__=x&constructor=y');
  assert.equal(Object.getPrototypeOf(choices), Object.prototype);
  assert.equal(Object.hasOwn(choices, 'constructor'), true);
});

for (const [anchor, choices, hash] of [
  ['limits', {}, '#limits'],
  ['', {}, ''],
  ['limits', { variant: 'asgi' }, '#limits&v1&variant=asgi'],
  ['', { variant: 'asgi' }, '#&v1&variant=asgi'],
  ['a', { 'od d': '1&2=3' }, '#a&v1&od%20d=1%262%3D3'],
] as [string, Record<string, string>, string][]) {
  test(`fragment: ${hash || 'nothing'} is written, and read back`, () => {
    assert.equal(formatFragment({ anchor, choices }), hash);
    assert.deepEqual(parseFragment(hash), { anchor, choices });
  });
}
