/** `nginx -t` on every combination of overlays. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { project } from '../lab/values.ts';
import { checked, furnish, nginx } from './nginx-root.ts';
import { COMBINATIONS, installed, serverRoot } from './server-root.ts';

for (const overlays of COMBINATIONS) {
  test(`nginx -t accepts ${overlays.join(' + ')}`, (context) => {
    if (!nginx) return context.skip('nginx is not installed');
    if (!installed('openssl', ['version'])) return context.skip('openssl is not installed');
    const root = serverRoot(context, overlays);
    const tls = (overlays as readonly string[]).includes('tls');
    furnish(root, project, tls, (text) => context.diagnostic(text));
    const { status, output } = checked(root, '-t');
    assert.equal(status, 0, output);
    assert.doesNotMatch(output, /\[(warn|error|crit|alert|emerg)\](?! .*"user" directive)/, output);
  });
}
