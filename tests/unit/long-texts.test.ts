import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseChecklist } from '../../src/features/onboarding/checklist.ts';
import { parseDoctor } from '../../src/features/onboarding/doctor.ts';
import { parseFragment } from '../../src/shared/fragment.ts';
import { refusal } from '../../src/features/values/grammar.ts';
import { grammars, fill, type Parameter } from '../../src/shared/parameters.ts';
import { nearest } from '../../src/features/links/nearness.ts';
import { parseProgress } from '../../src/features/onboarding/progress.ts';
import { quote } from '../../src/features/quote/quote.ts';
import { readChoices } from '../../src/features/replay/replay.ts';
import { clean, words } from '../../src/features/search/search.ts';
import { codeIn } from '../../src/features/troubleshoot/codes.ts';
import { diagnose } from '../../src/features/troubleshoot/diagnosis.ts';
import { patternsOf } from '../../src/features/troubleshoot/patterns.ts';
import { wordingsOf } from '../../src/features/troubleshoot/wordings.ts';
import { readValues } from '../../src/features/values/values.ts';
import { craftedTexts } from '../support/crafted.ts';
import { recordedFaults } from '../support/faults.ts';

// Whatever reads a reader's text takes a text of 1 MiB, made to keep patterns busy, within a quarter of a second: a whole one
// on a processor four times slower.

const mostMs = 250;
const texts = craftedTexts(1 << 20);

const parameter = (grammar: Parameter['grammar']): Parameter => {
  return { id: grammar, label: '', default: 'shop', grammar, help: '' };
};
const parameters = grammars.map(parameter);
const guide = {
  href: '/progress/',
  paths: [{ id: 'run', title: 'Run the server', chapters: ['start'] }],
  chapters: [{ id: 'start', title: 'Start', href: '/start/', checks: [{ id: 'start#on', says: '', doctor: [] }] }],
  doctor: [],
};
const pages = Array.from({ length: 200 }, (_, at) => ({ path: `/troubleshooting/a-symptom-${at}/` }));
const faults = {
  patterns: patternsOf(
    recordedFaults().map((fault) => wordingsOf(fault.id, fault, fault.run)),
    [],
    [],
  ),
  rows: [],
  writers: [],
  branches: [],
};

const readers: Record<string, (text: string) => unknown> = {
  'the search': (text) => words(clean(text)),
  'the troubleshooter': (text) => diagnose(text, faults),
  'the status code of a text': codeIn,
  'the doctor': (text) => parseDoctor(text, 'sudo shop-doctor'),
  'the check-list': (text) => parseChecklist(text, guide),
  'the kept progress': parseProgress,
  'an address': parseFragment,
  'the choices of a link': (text) => readChoices({ via: text, hop: text }),
  'what is near an address': (text) => nearest(text, pages, 5),
  'the grammars of the values': (text) => parameters.map((each) => refusal(text, each)),
  'the values of a link': (text) => readValues(Object.fromEntries(grammars.map((id) => [id, text])), parameters),
  'a text with values in it': (text) => fill(text, parameters, { hostname: 'a.example' }),
  'a quotation': (text) =>
    quote(
      [
        { kind: 'code', text },
        { kind: 'text', runs: [{ text, code: false }] },
      ],
      { title: '', address: '' },
    ),
};

for (const [name, read] of Object.entries(readers))
  test(`${name} is done with 1 MiB of anything in ${mostMs} ms of the processor`, () => {
    const times = texts.map(({ kind, text }) => {
      const start = process.cpuUsage();
      read(text);
      return { kind, ms: Math.round(process.cpuUsage(start).user / 1000) };
    });
    assert.deepEqual(
      times.filter(({ ms }) => ms > mostMs),
      [],
    );
  });
