import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeId, wholeLink } from '../../src/features/whole-guide/whole-guide.ts';

const slugs = new Set(['nginx', 'wsgi', 'wsgi-or-asgi']);
const cases = [
  ['#limits', '#nginx.limits'],
  ['#a--b', '#nginx.a--b'],
  ['/wsgi/', '#wsgi'],
  ['/wsgi/#why', '#wsgi.why'],
  ['/wsgi-or-asgi/#why', '#wsgi-or-asgi.why'],
  ['/files/base/etc/a/', '/files/base/etc/a/'],
  ['/troubleshooting/x/#log', '/troubleshooting/x/#log'],
  ['/raw/base/a', '/raw/base/a'],
  ['/glossary/#arbiter', '/glossary/#arbiter'],
  ['https://nginx.org/#a', 'https://nginx.org/#a'],
  ['/', '/'],
] as const;
for (const [href, whole] of cases) {
  test(`${href} becomes ${whole}`, () => assert.equal(wholeLink(href, 'nginx', slugs), whole));
}

test('no two chapters share an id', () => {
  const ids = [...slugs].flatMap((slug) => ['', 'why', 'or-asgi', 'or-asgi-why'].map((id) => wholeId(slug, id)));
  assert.equal(new Set(ids).size, ids.length);
});
