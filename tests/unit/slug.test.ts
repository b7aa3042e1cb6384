import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slug } from '../../src/shared/slug.ts';

for (const [text, id] of [
  ['proxy_set_header Host', 'proxy-set-header-host'],
  ['etc/systemd/system/gunicorn.socket', 'etc-systemd-system-gunicorn-socket'],
  ['  --x--  ', 'x'],
  ['{ }', ''],
  ['', ''],
  ['A1', 'a1'],
] as const) {
  test(`slug: ${JSON.stringify(text)} → ${JSON.stringify(id)}`, () => assert.equal(slug(text), id));
}
