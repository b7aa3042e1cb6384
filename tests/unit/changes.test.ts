import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test, type TestContext } from 'node:test';
import { countOf, hunksOf } from '../../src/features/changes/diff.ts';
import { feed } from '../../src/features/changes/feed.build.ts';
import { firstSince } from '../../src/features/changes/since.ts';
import { changes, changesFile } from '../../src/shared/build/changes.ts';
import { contentFolder } from '../../src/shared/build/content-folder.ts';
import { lastChange } from '../../src/shared/build/git.ts';
import { guide } from '../../src/shared/build/guide.ts';
import { commitBefore, textAt } from '../../src/shared/build/history.ts';
import { listStack } from '../../src/shared/build/stack.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { dice } from '../support/dice.ts';
import { assertNone } from '../support/findings.ts';

/** What changed in the server's files: the lines, the days, the feed, and that each change is told. */

const shown = (was: string, now: string) =>
  hunksOf(was, now).map(({ skipped, lines }) => [
    skipped,
    ...lines.map(({ kind, text }) => `${{ same: ' ', was: '-', now: '+' }[kind]}${text}`),
  ]);

test('a diff has the lines that changed, three round them, and says how many it passes over', () => {
  assert.deepEqual(hunksOf('a\nb\n', 'a\nb\n'), []);
  assert.deepEqual(shown('a\nb\nc\n', 'a\nB\nc\n'), [[0, ' a', '-b', '+B', ' c']]);
  const long = Array.from({ length: 20 }, (_, at) => `line ${at}`);
  const text = `${long.join('\n')}\n`;
  assert.deepEqual(shown(text, text.replace('line 10\n', 'line 10\nnew\n')), [
    [8, ' line 8', ' line 9', ' line 10', '+new', ' line 11', ' line 12', ' line 13'],
  ]);
  assert.deepEqual(countOf(hunksOf('a\nb\n', 'b\nc\nd\n')), { came: 2, went: 1 });
  assert.deepEqual(shown('', 'a\n'), [[0, '+a']]);
});

test('what a diff shows, laid over the old text, gives the new one', () => {
  const throwDice = dice(7);
  const text = () => Array.from({ length: throwDice(12) }, () => 'abc'[throwDice(3)]).join('\n');
  for (let round = 0; round < 300; round++) {
    const [was, now] = [text(), text()];
    const lines = was === '' ? [] : was.split('\n');
    const made: string[] = [];
    let at = 0;
    for (const { skipped, lines: changed } of hunksOf(was, now)) {
      made.push(...lines.slice(at, at + skipped));
      at += skipped;
      for (const line of changed) {
        if (line.kind !== 'now') assert.equal(lines[at++], line.text);
        if (line.kind !== 'was') made.push(line.text);
      }
    }
    assert.equal([...made, ...lines.slice(at)].join('\n'), now);
  }
});

test('a server lacks what changed on the day it was set up, and all after', () => {
  const days = ['2026-11-28', '2026-11-24'];
  for (const [setUp, first] of [
    ['2026-11-01', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
    ['2026-11-25', '2026-11-28'],
    ['2026-11-29', undefined],
  ] as const)
    assert.equal(firstSince(days, setUp), first, setUp);
});

test('the feed names no host that was not given, and each change by an id of its own', () => {
  const text = feed();
  const hosts = [...text.matchAll(/https?:\/\/[^\s"&<]+/g)].map(([address]) => address);
  assert.deepEqual(
    hosts.filter((address) => address !== 'http://www.w3.org/2005/Atom' && !address.startsWith('https://github.com/')),
    [],
  );
  const ids = [
    ...text.matchAll(/<id>(urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})<\/id>/g),
  ];
  assert.equal(new Set(ids.map(([, id]) => id)).size, changes.length + 1);
});

/** A repository with a file that changed on two days. */
function repository(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'history-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const git = (day: string, ...args: string[]) => {
    const env = { ...process.env, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` };
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder, env });
  };
  git('2026-01-01', 'init', '--quiet');
  mkdirSync(join(folder, 'stack'));
  for (const [day, text] of [
    ['2026-01-01', 'one\n'],
    ['2026-01-03', 'two\n'],
  ] as const) {
    writeFileSync(join(folder, 'stack/a.conf'), text);
    git(day, 'add', '.');
    git(day, 'commit', '--quiet', '--message', day);
  }
  return folder;
}

function asked(folder: string, question: string): unknown {
  const history = resolve('src/shared/build/history.ts');
  const program = `import * as h from '${history}'; console.log(JSON.stringify(${question}) ?? 'null')`;
  const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program];
  return JSON.parse(execFileSync(process.execPath, options, { cwd: folder, encoding: 'utf8' }));
}

test('a file is told as it was when a day began, and not without the whole history', (context) => {
  const folder = repository(context);
  assert.equal(asked(folder, "h.textAt('stack/a.conf', h.commitBefore('2026-01-03'))"), 'one\n');
  assert.equal(asked(folder, "h.textAt('stack/a.conf', h.commitBefore('2026-01-04'))"), 'two\n');
  assert.equal(asked(folder, "h.commitBefore('2026-01-01')"), null);
  assert.deepEqual(asked(folder, "h.differingFrom(h.commitBefore('2026-01-03'), 'stack')"), ['stack/a.conf']);
  const shallow = join(folder, 'shallow');
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${folder}`, shallow], { stdio: 'ignore' });
  assert.equal(asked(shallow, "h.commitBefore('2026-01-04')"), null);
  rmSync(join(folder, '.git'), { recursive: true });
  assert.equal(asked(folder, "h.commitBefore('2026-01-04')"), null);
});

test('a file of the server that was changed is named by a change of that day or later', (context) => {
  const first = changes.at(-1)?.day ?? '';
  if (!commitBefore(first)) return context.skip('this checkout has not the whole history');
  const served = Object.keys(guide.sets).filter((set) => !guide.sets[set]?.failing);
  const late = served.flatMap(listStack).flatMap(({ set, path }) => {
    const file = `${contentFolder}/stack/${set}/${path}`;
    const changed = lastChange(file);
    const day = changed && isoDate(changed.date);
    // What was changed and changed back on one day is nothing to bring along.
    if (!day || day < first || textAt(file, commitBefore(day)) === textAt(file)) return [];
    const told = changes.some((change) => change.day >= day && change.files.includes(`${set}/${path}`));
    return told ? [] : [`${set}/${path}: changed on ${day}`];
  });
  assertNone(
    late,
    `say in ${changesFile} what changed on that day, and why: readers look there for what to bring along`,
  );
});
