import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { parseConsole } from '../../src/shared/console.ts';
import { codeIn } from '../../src/features/troubleshoot/codes.ts';
import { decisionSchema } from '../../src/features/troubleshoot/decision-schema.build.ts';
import { writerSchema } from '../../src/features/troubleshoot/writer-schema.build.ts';
import { readChapter } from '../../src/shared/build/chapter-source.ts';
import { namesIn } from '../../src/shared/build/evidence.ts';
import { consoleBlocksIn } from '../../src/shared/build/markdown-tree.ts';
import { readYaml } from '../../src/shared/build/yaml.ts';
import { assertNone } from '../support/findings.ts';
import { recordedFaults } from '../support/faults.ts';

const decisions = readYaml('content/decisions.yaml', z.array(decisionSchema));
const writers = readYaml('content/writers.yaml', z.array(writerSchema));
const faults = recordedFaults();

test('the path by sight leads to every fault, and to none that is not there', () => {
  const reached = new Set(decisions.flatMap(({ hops }) => hops.flatMap((hop) => hop.faults)));
  const known = new Set(faults.map(({ id }) => id));
  assertNone([
    ...[...known.difference(reached)].map(
      (id) =>
        `content/faults/${id}.yaml is reached from nowhere: name it in content/decisions.yaml, under "faults" of a hop`,
    ),
    ...[...reached.difference(known)].map(
      (id) => `content/decisions.yaml names "${id}", and content/faults/${id}.yaml is not there`,
    ),
  ]);
});

test('a fault whose visitor sees a code is reached from that code', () => {
  const astray = faults.flatMap(({ id, sees }) => {
    const code = /^\d{3}(?= )/.exec(sees)?.[0];
    const from = decisions.filter(({ hops }) => hops.some((hop) => hop.faults.includes(id)));
    return code && !from.some(({ codes }) => codes.includes(Number(code)))
      ? [`content/faults/${id}.yaml sees "${sees}"`]
      : [];
  });
  assertNone(astray, 'name it in content/decisions.yaml, in a hop of an entry whose `codes` has that code');
});

test('a code leads to one place, and every code that a paste may name leads somewhere', () => {
  const codes = decisions.flatMap((decision) => decision.codes);
  assertNone(
    codes.filter((code, index) => codes.indexOf(code) !== index).map((code) => `content/decisions.yaml: code ${code}`),
    'it stands in several `codes`: a code leads to one entry',
  );
  for (const code of codes.filter((each) => each !== 200)) assert.equal(codeIn(`it said ${code}, then`), String(code));
});

test('every command of the path, and of who writes lines, is one that the lab runs for a page', () => {
  const blocks = namesIn('content/chapters', '.mdx').flatMap((id) => consoleBlocksIn(readChapter(id).tree));
  const checks = faults.flatMap(({ check }) => parseConsole(check.console));
  const known = [...blocks.flatMap(({ lines }) => lines), ...checks].flatMap((line) =>
    line.kind === 'command' ? [line.text] : [],
  );
  const runs = [
    ...decisions.flatMap(({ hops }) => hops.map(({ run }) => ['decisions', run] as const)),
    ...writers.map(({ run }) => ['writers', run] as const),
  ];
  assertNone(
    runs.filter(([, run]) => !known.includes(run.slice(2))).map(([file, run]) => `content/${file}.yaml: run: ${run}`),
    'write it as it stands in a console block of a chapter or under `check` of a symptom, where the lab runs it',
  );
});

for (const [text, code] of [
  ['HTTP/1.1 502 Bad Gateway', '502'],
  ['we get a 404 and then a 500', '500'],
  ['"GET / HTTP/1.1" 403 57', '403'],
  ['port 5020, 10.0.4.404, v1.502', undefined],
  ['it is slow', undefined],
] as const)
  test(`the code in "${text}" is ${code}`, () => assert.equal(codeIn(text), code));
