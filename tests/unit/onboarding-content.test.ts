import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { checksOf } from '../../src/features/onboarding/checks.ts';
import { project } from '../lab/values.ts';

interface Questions {
  questions: { id: string; ask: string; claim?: string; options: { says: string; why: string; right?: true }[] }[];
}

const chapters = readdirSync('content/chapters').map((file) => file.replace('.mdx', ''));
const checks = new Map(
  chapters.map((id) => [id, checksOf(readFileSync(`content/chapters/${id}.mdx`, 'utf8'), `${id}.mdx`)]),
);
const asked = readdirSync('content/questions').map((file) => file.replace('.yaml', ''));
const questions = asked.flatMap((chapter) =>
  (parse(readFileSync(`content/questions/${chapter}.yaml`, 'utf8')) as Questions).questions.map((question) => ({
    chapter,
    ...question,
  })),
);
const doctor = (parse(readFileSync('content/doctor.yaml', 'utf8')) as { id: string }[]).map(({ id }) => id);

test('every chapter with a check-list asks three questions, and no other does', () => {
  const listed = chapters.filter((id) => (checks.get(id) ?? []).length > 0);
  assert.ok(listed.length >= 11, `${listed.length} chapters with a check-list`);
  assert.deepEqual(asked, listed);
  assert.equal(questions.length, 3 * asked.length);
});

test('what a question rests on was run, and held', () => {
  const proved = questions.flatMap(({ claim }) => claim ?? []);
  assert.ok(proved.length >= 20, `${proved.length} questions name a claim`);
  for (const claim of proved) {
    const record = JSON.parse(readFileSync(`content/evidence/claims/${claim}.json`, 'utf8')) as { result: string };
    assert.equal(record.result, 'green', claim);
  }
});

test('the right answer stands in no favourite place, and is not the longest as a rule', () => {
  const places = [0, 1, 2].map((place) => questions.filter(({ options }) => options[place]?.right).length);
  assert.ok(Math.max(...places) <= questions.length / 2, places.join(' '));
  const longest = questions.filter(({ options }) => {
    const right = options.find((option) => option.right)?.says.length ?? 0;
    return options.every((option) => option.right || option.says.length < right);
  });
  assert.ok(longest.length <= questions.length / 2, `${longest.length} of ${questions.length}`);
});

test('a question and its explanations are short enough to be in every page', () => {
  for (const { chapter, ask, options } of questions) {
    const text = [ask, ...options.flatMap(({ says, why }) => [says, why])].join(' ');
    assert.ok(text.length <= 620, `${chapter}: "${ask}": ${text.length} characters`);
  }
});

const script = `content/stack/base/usr/local/sbin/${project}-doctor`;
test('the doctor and the page that reads it know the same checks', { skip: !existsSync(script) }, () => {
  const [, list = ''] = /^checks=\(([^)]*)\)/m.exec(readFileSync(script, 'utf8')) ?? [];
  assert.deepEqual(doctor, list.trim().split(/\s+/));
});

test('what a check-list asks the doctor for is in his list', () => {
  const named = [...checks.values()].flat().flatMap((check) => check.doctor);
  assert.ok(named.length >= 10, `${named.length} proofs`);
  assert.deepEqual(
    named.filter((id) => !doctor.includes(id)),
    [],
  );
});
