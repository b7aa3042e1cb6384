import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance, nearest } from '../../src/features/links/nearness.ts';

for (const [a, b, edits] of [
  ['', '', 0],
  ['', 'nginx', 5],
  ['nginx', '', 5],
  ['nginx', 'nginx', 0],
  ['ngnix', 'nginx', 2],
  ['gunicron', 'gunicorn', 2],
  ['wsgi', 'asgi', 1],
  ['kitten', 'sitting', 3],
] as const) {
  test(`nearness: ${edits} edits from "${a}" to "${b}"`, () => assert.equal(distance(a, b), edits));
}

const pages = [
  '/start/',
  '/nginx/',
  '/asgi/',
  '/wsgi/',
  '/wsgi-or-asgi/',
  '/systemd/',
  '/files/base/etc/nginx/nginx.conf/',
].map((path) => ({ path }));

for (const [wanted, first] of [
  ['/ngnix/', '/nginx/'],
  ['/Nginx', '/nginx/'],
  ['/guide/systemd/', '/systemd/'],
  ['/wsgi-asgi/', '/wsgi-or-asgi/'],
  ['/sistemd', '/systemd/'],
  ['/', '/asgi/'],
] as const) {
  test(`nearness: ${wanted} is nearest to ${first}`, () => {
    const near = nearest(wanted, pages, 3);
    assert.equal(near.length, 3);
    assert.equal(near[0]?.path, first);
  });
}

test('nearness: nothing to choose from', () => assert.deepEqual(nearest('/x/', [], 3), []));
