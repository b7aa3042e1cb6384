import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pasteMost } from '../../src/shared/paste.ts';
import { patternsOf } from '../../src/features/troubleshoot/patterns.ts';
import { rank } from '../../src/features/troubleshoot/rank.ts';
import { wordingsOf } from '../../src/features/troubleshoot/wordings.ts';
import { parameters, personal } from '../lab/values.ts';
import { guide } from '../../src/shared/build/guide.ts';
import { dice } from '../support/dice.ts';
import { assertNone } from '../support/findings.ts';
import { recordedFaults, type RecordedFault } from '../support/faults.ts';
import { elsewhere, framed, frames, status } from '../support/log-frames.ts';
import { unrelatedLines } from '../support/unrelated-lines.ts';

const faults = recordedFaults();
const patterns = patternsOf(
  faults.map((fault) => wordingsOf(fault.id, fault, fault.run)),
  parameters,
  guide.words,
);
const found = (paste: string) => rank(paste, patterns).matches.map(({ id }) => id);

const recorded = faults.filter((fault): fault is RecordedFault & { block: string } => fault.block !== undefined);

test('the lab has a recorded log of every fault that it causes', () => {
  assert.ok(recorded.length > 0);
  assertNone(
    faults
      .filter(({ block, lab }) => (block === undefined) !== (lab === undefined))
      .map(({ id, lab }) =>
        lab
          ? `content/evidence/faults/${id}.json has no log of what content/faults/${id}.yaml breaks: sudo npm run lab -- faults/${id}`
          : `content/evidence/faults/${id}.json is there, and content/faults/${id}.yaml has no "lab": delete the record`,
      ),
  );
});

for (const { id, block } of recorded) {
  test(`the recorded log of ${id}, pasted, ranks its page first`, () => {
    assert.equal(found(block)[0], id);
    for (const [name, frame] of Object.entries(frames))
      assert.equal(found(framed(elsewhere(block), frame))[0], id, `as ${name}`);
  });

  test(`the log of ${id} on a host with other values ranks its page first`, () => {
    const other = personal(block, 'awkward');
    assert.equal(found(other)[0], id);
    assert.equal(found(framed(elsewhere(other), (line) => `Mar  9 23:59:07 web-07 app[40321]: ${line}`))[0], id);
  });
}

for (const { id, log } of faults) {
  test(`the line on the page of ${id} ranks it first`, () => {
    const [first] = found(log.line);
    const remedy = 'log.line and log.mark need words that only this symptom has';
    assert.equal(first, id, `content/faults/${id}.yaml: its log.line finds ${first ?? 'nothing'}: ${remedy}`);
  });
}

test('at least twenty unrelated lines, none of which matches, alone or together', () => {
  assert.ok(unrelatedLines.length >= 20);
  const matched = unrelatedLines.flatMap((line) => found(line).map((id) => `${id}: ${line}`));
  assert.deepEqual(matched, []);
  assert.deepEqual(found(unrelatedLines.join('\n')), []);
  for (const frame of Object.values(frames)) assert.deepEqual(found(framed(unrelatedLines.join('\n'), frame)), []);
});

test('a fault is found among a thousand lines of another kind', () => {
  const noise = Array.from({ length: 1000 }, (_, index) => unrelatedLines[index % unrelatedLines.length]);
  for (const { id, block } of recorded)
    assert.equal(found([...noise.slice(0, 500), block, ...noise.slice(500)].join('\n'))[0], id);
});

const typed: Record<string, string[]> = {
  '203/EXEC': ['exec-203'],
  'status=226/NAMESPACE': ['namespace-226'],
  '(13: Permission denied)': ['socket-permission', 'static-403'],
  'HTTP 499': ['client-closed-499'],
  ERR_TOO_MANY_REDIRECTS: ['redirect-loop'],
  "ModuleNotFoundError: No module named 'shop'": ['module-not-found'],
  "ModuleNotFoundError: No module named 'django'": ['django-not-found'],
  'upstream prematurely closed connection': ['closed-early'],
  '   Main PID: 97 (code=exited, status=203/EXEC)': ['exec-203'],
  '    Process: 97 ExecStartPre=/srv/shop/venv/bin/gunicorn --check-config (code=exited, status=217/USER)': [
    'user-217',
  ],
  '     Active: activating (start) since Tue 2027-03-09 23:59:07 CET; 12s ago': ['start-timeout'],
  'shop.service: Failed at step EXEC spawning /opt/shop/.venv/bin/gunic…: No such file or directory': ['exec-203'],
  'Forbidden (Origin checking failed - https://shop.example:8443 does not match any trusted origins.): /login/': [
    'csrf-port',
  ],
  'Forbidden (Origin checking failed - https://shop.example does not match any trusted origins.): /login/': [
    'csrf-origin',
  ],
  '[Errno 13] Permission denied': [],
  '502 Bad Gateway': [],
  '': [],
  '   \n\n': [],
};
for (const [paste, ids] of Object.entries(typed)) {
  test(`${JSON.stringify(paste)} matches ${ids.join(', ') || 'nothing'}`, () => assert.deepEqual(found(paste), ids));
}

test('what is typed matches the same, whichever log the next run of the lab leaves lines out of', () => {
  const words = faults.map((fault) => wordingsOf(fault.id, fault, fault.run));
  for (const { id } of faults) {
    const others = words.map((each) => (each.id === id ? { ...each, around: '' } : each));
    const without = patternsOf(others, parameters, guide.words);
    for (const [paste, ids] of Object.entries(typed))
      assert.deepEqual(
        rank(paste, without).matches.map((match) => match.id),
        ids,
        `${JSON.stringify(paste)} without the log of ${id}`,
      );
  }
});

test('a block of systemctl status ranks as its journal does', () => {
  const journals = recorded.filter(({ log }) => log.where.startsWith('journalctl -u gunicorn.service'));
  const failed = journals.filter(({ block }) => /status=\d{3}\/|AppImportError|No module named/.test(block));
  assert.ok(failed.length > 0);
  for (const { id, block } of failed)
    for (const width of [1000, 110]) assert.equal(found(status(block, width))[0], id, `${width} wide`);
});

test('a line that a window or a chat has broken still matches', () => {
  const line =
    '2027/03/09 23:59:07 [crit] 98#98: *7 connect() to unix:/run/shop.sock failed (13: Permission denied) while connecting to upstream, client: 203.0.113.9, server: shop.example, request: "GET / HTTP/1.1"';
  for (const width of [60, 80, 100]) {
    const broken = line.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
    assert.equal(found(broken)[0], 'socket-permission', `broken at ${width}`);
  }
});

test('two faults in one paste are both named', () => {
  const two = faults.filter(({ id }) => ['exec-203', 'body-too-large'].includes(id));
  assert.deepEqual(found(two.map(({ log }) => log.line).join('\n')), ['exec-203', 'body-too-large']);
});

test('words that matched stand at their places in the text', () => {
  for (const { block } of recorded) {
    const { text, matches } = rank(block, patterns);
    for (const { atoms } of matches) {
      assert.ok(atoms.length > 0);
      for (const { word, start, end } of atoms)
        if (/^\w/.test(word)) assert.equal(text.slice(start, end).toLowerCase(), word);
    }
  }
});

test('random text never throws, and empty lines round it change nothing', () => {
  const next = dice(7);
  const lines = recorded.map(({ block }) => block);
  for (let round = 0; round < 300; round++) {
    const wild = Array.from({ length: next(400) }, () => String.fromCodePoint(next(0xffff)));
    const block = lines[next(lines.length)] ?? '';
    const cut = block.slice(next(block.length), next(block.length));
    const paste = [wild.join(''), cut, wild.toReversed().join('')].join(next(2) === 0 ? '\n' : ' ');
    const { text, matches } = rank(paste, patterns);
    assert.ok(paste.endsWith(text));
    for (const { score, atoms } of matches) {
      assert.ok(Number.isFinite(score));
      assert.ok(atoms.every(({ start, end }) => 0 <= start && start < end && end <= text.length));
    }
    assert.deepEqual(found(paste), found(`\n\n${paste}\n`));
  }
});

test('of a paste of 1 MB the end is read, with less than a second of processor time', () => {
  const block = recorded.map(({ block: own }) => own).join('\n');
  for (const [paste, first] of [
    [
      `${`${block}\n`.repeat(Math.ceil(1e6 / block.length))}Worker (pid:112) was sent SIGKILL! Perhaps out of memory?`,
      undefined,
    ],
    [`${'x'.repeat(1e6)}\nstatus=203/EXEC`, 'exec-203'],
    [`status=203/EXEC\n${'Booting worker with pid: 1\n'.repeat(40_000)}`, undefined],
  ] as const) {
    const start = process.cpuUsage();
    const { text, matches } = rank(paste, patterns);
    const { user } = process.cpuUsage(start);
    assert.ok(user < 1_000_000, `${Math.round(user / 1000)} ms`);
    assert.ok(text.length <= pasteMost && paste.endsWith(text));
    if (first) assert.equal(matches[0]?.id, first);
  }
});
