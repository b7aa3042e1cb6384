import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { checksOf } from '../../src/features/onboarding/checks.build.ts';
import { doctorSchema } from '../../src/features/onboarding/doctor-schema.build.ts';
import { questionsSchema } from '../../src/features/onboarding/questions-schema.build.ts';
import { readChapter } from '../../src/shared/build/chapter-source.ts';
import { namesIn, readEvidence } from '../../src/shared/build/evidence.ts';
import { readYaml } from '../../src/shared/build/yaml.ts';
import { assertNone } from '../support/findings.ts';
import { project } from '../lab/values.ts';

const chapters = namesIn('content/chapters', '.mdx');
const checks = new Map(chapters.map((id) => [id, checksOf(readChapter(id))]));
const asked = namesIn('content/questions', '.yaml');
const questions = asked.flatMap((chapter) =>
  readYaml(`content/questions/${chapter}.yaml`, questionsSchema).questions.map((question) => ({
    chapter,
    ...question,
  })),
);
const doctor = readYaml('content/doctor.yaml', z.array(doctorSchema)).map(({ id }) => id);

test('every chapter with a check-list asks three questions, and no other does', () => {
  const listed = chapters.filter((id) => (checks.get(id) ?? []).length > 0);
  assert.ok(listed.length > 0);
  assertNone([
    ...listed
      .filter((id) => !asked.includes(id))
      .map(
        (id) => `content/chapters/${id}.mdx has a check-list: write three questions in content/questions/${id}.yaml`,
      ),
    ...asked
      .filter((id) => !listed.includes(id))
      .map((id) => `content/questions/${id}.yaml belongs to no check-list: content/chapters/${id}.mdx has no <Done>`),
    ...asked
      .map((id) => ({ id, count: questions.filter(({ chapter }) => chapter === id).length }))
      .filter(({ count }) => count !== 3)
      .map(({ id, count }) => `content/questions/${id}.yaml has ${count} questions: a chapter asks three`),
  ]);
});

test('what a question rests on was run, and held', () => {
  const proved = questions.filter(({ claim }) => claim);
  assert.ok(proved.length > 0);
  assertNone(
    proved.flatMap(({ chapter, id, claim = '' }) =>
      readEvidence('claim', claim)?.result === 'green'
        ? []
        : [
            `content/questions/${chapter}.yaml: "${id}" rests on ${claim}, which has no green record: sudo npm run lab -- claims/${claim}`,
          ],
    ),
  );
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
    assert.ok(
      text.length <= 620,
      `content/questions/${chapter}.yaml: "${ask}": ${text.length} characters of at most 620`,
    );
  }
});

const script = `content/stack/base/usr/local/sbin/${project}-doctor`;
test('the doctor and the page that reads it know the same checks', { skip: !existsSync(script) }, () => {
  const [, list = ''] = /^checks=\(([^)]*)\)/m.exec(readFileSync(script, 'utf8')) ?? [];
  const listed = list.trim().split(/\s+/);
  assert.deepEqual(
    doctor,
    listed,
    `content/doctor.yaml has ${doctor.join(' ')}, and ${script} has ${listed.join(' ')}: both list the same, in one order`,
  );
});

test('what a check-list asks the doctor for is in his list', () => {
  const named = [...checks].flatMap(([chapter, list]) =>
    list.flatMap((check) => check.doctor.map((id) => ({ id, place: `content/chapters/${chapter}.mdx: ${check.id}` }))),
  );
  assert.ok(named.length > 0);
  assertNone(
    named.filter(({ id }) => !doctor.includes(id)).map(({ id, place }) => `${place} asks the doctor for "${id}"`),
    `content/doctor.yaml has ${doctor.join(', ')}`,
  );
});
