/** What every file of the stack has in common: clean text, no secret, nothing that Git would leave out. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { project } from '../lab/values.ts';
import { filesBelow, installed, run, STACK } from './server-root.ts';

const FILES = filesBelow(STACK);
const LINE_LIMIT = 95;

/** A lock file is as wide as its hashes. */
const isLock = (file: string): boolean => /^requirements.*\.txt$/.test(basename(file));
const read = (file: string): string => readFileSync(join(STACK, file), 'utf8');

test('there is a stack to look at', () => {
  assert.ok(FILES.length > 30, `only ${FILES.length} files`);
});

test('every file is UTF-8 with LF and one newline at its end', () => {
  const decode = new TextDecoder('utf-8', { fatal: true });
  for (const file of FILES) {
    const text = decode.decode(readFileSync(join(STACK, file)));
    assert.ok(!/\r|\t| $/m.test(text), `${file}: carriage return, tab or space at the end of a line`);
    assert.ok(/[^\n]\n$/.test(text), `${file}: not exactly one newline at its end`);
  }
});

test('no line is too long for a page', () => {
  for (const file of FILES.filter((name) => !isLock(name))) {
    for (const [index, line] of read(file).split('\n').entries()) {
      assert.ok(line.length <= LINE_LIMIT, `${file}:${index + 1} has ${line.length} characters`);
    }
  }
});

test('no file holds a secret', () => {
  const secrets = [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    /django-insecure-/,
    /\bSECRET_KEY\s*=\s*["']/,
    /(?:PASSWORD|TOKEN|SECRET)\w*\s*=\s*["'][^"']{8,}/i,
    /^\w*(?:PASSWORD|TOKEN|SECRET)\w*(?<!_FILE)=\S/im,
    /:\/\/[^/\s:@]+:[^/\s@]+@/,
  ];
  for (const file of FILES) {
    assert.doesNotMatch(basename(file), /^secret-key$|\.(?:pem|key|sqlite3|pyc)$/, file);
    const text = read(file);
    for (const secret of secrets) assert.ok(!secret.test(text), `${file} matches ${secret}`);
  }
});

test('a lock names versions and hashes, and no index', () => {
  const locks = FILES.filter(isLock);
  assert.ok(locks.length > 0);
  for (const file of locks) {
    const text = read(file);
    assert.ok(!/https?:|--(?:extra-)?index-url|--find-links/.test(text), `${file} names an index`);
    for (const requirement of text.split(/\n(?! )/).filter(Boolean)) {
      assert.match(requirement, /^[\w-]+==[\w.]+ \\\n +--hash=sha256:[0-9a-f]{64}/, file);
    }
  }
});

test('Git ignores no file of the stack', (context) => {
  if (!installed('git')) return context.skip('git is not installed');
  const paths = FILES.map((file) => join(STACK, file));
  const { status, output } = run('git', ['check-ignore', '--no-index', ...paths], { cwd: STACK });
  if (status > 1 || status < 0) return context.skip('not in a Git work tree');
  assert.equal(output.trim(), '', 'ignored by Git');
});

test('an overlay replaces files of base and differs only where it must', () => {
  for (const file of FILES.filter((name) => /^(?:asgi|tls)\//.test(name) && !name.endsWith('/host-tls.conf'))) {
    assert.ok(FILES.includes(file.replace(/^\w+/, 'base')), `${file} replaces nothing`);
  }
  const beforeUpstream = (set: string): string =>
    read(`${set}/etc/nginx/conf.d/${project}.conf`).split(`upstream ${project}`)[0] ?? '';
  assert.equal(beforeUpstream('asgi'), beforeUpstream('base'));

  const settings = (set: string): string[] => read(`${set}/etc/${project}/${project}.env`).split('\n').filter(Boolean);
  const tls = settings('tls');
  assert.deepEqual(
    settings('base').filter((line) => !tls.includes(line)),
    ['DJANGO_TLS=off', 'DJANGO_REHEARSAL=on'],
  );
});
