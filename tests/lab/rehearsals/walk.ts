import type { ConsoleLine } from '../../../src/shared/console.ts';
import type { Trial } from '../records/trial.ts';
import { exercisesOf, type Exercise } from './exercises.ts';
import type { Rehearsal } from './rehearsal.ts';
import { rehearsals } from './index.ts';
import { runBlock, type Spoken } from '../server/session.ts';
import type { Server } from '../server/server.ts';

/**
 * Reads a chapter as its reader does, from top to bottom, on one server. Its rehearsal says what the text between the
 * commands asks for, and which of them cannot be run here.
 */
export async function walk(trial: Trial, chapter: string): Promise<void> {
  const script = rehearsals[chapter] ?? {};
  const server = await start(trial, script.start);
  for (const exercise of exercisesOf(chapter, script.tables)) {
    const { key } = exercise;
    const reason = script.notRun?.[key];
    if (reason) leaveOut(trial, exercise, reason);
    if (reason) continue;
    await script.before?.[key]?.(server, trial);
    const words = Object.entries((await script.instead?.[key]?.(server)) ?? {});
    const spoken = await perform(server, trial, exercise, words);
    await script.after?.[key]?.(server, trial, spoken);
  }
}

async function start(trial: Trial, from: Rehearsal['start']): Promise<Server> {
  if (from === 'bare') return trial.bare();
  const server = await trial.boot(['base']);
  if (from !== 'asleep') await server.ready();
  return server;
}

/** A command of a table has no place of its own on the page; its section has. */
function leaveOut(trial: Trial, exercise: Exercise, reason: string): void {
  if (exercise.kind !== 'row') trial.notRun[exercise.key] = reason;
  else {
    const others = trial.notRun[exercise.section];
    trial.notRun[exercise.section] = `${others ? `${others}; ` : ''}${exercise.key}: ${reason}`;
  }
}

/** @param words - what the page says, and what this server has in its place. */
async function perform(
  server: Server,
  trial: Trial,
  exercise: Exercise,
  words: readonly [page: string, own: string][],
): Promise<Spoken[]> {
  if (exercise.kind === 'check') return ask(server, trial, exercise);
  const { key } = exercise;
  const id = exercise.kind === 'block' ? key : exercise.section;
  const page = exercise.kind === 'block' ? exercise.lines : [typed(key)];
  const own = (text: string) => words.reduce((all, [there, here]) => inPlaceOf(all, there, here), text);
  const again = (text: string) => words.reduce((all, [there, here]) => inPlaceOf(all, here, there), text);
  const before = trial.blocks[id]?.length ?? 0;
  const spoken = await runBlock(
    server,
    trial,
    id,
    page.map((line) => ({ ...line, text: own(line.text) })),
  );
  const told = trial.blocks[id]?.splice(before) ?? [];
  const shown = told.map((each) => ({ command: again(each.command), shown: each.shown.map(again) }));
  trial.blocks[id] = [...(trial.blocks[id] ?? []), ...shown];
  for (const [index, { command, status }] of spoken.entries())
    if (told[index]?.shown.length === 0) trial.check(`${id}: status of ${command.split('\n')[0]}`, status, 0);
  return spoken;
}

/** Replaces a word, not a part of one. */
function inPlaceOf(text: string, was: string, now: string): string {
  const word = was.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return text.replace(new RegExp(`(?<!\\w)${word}(?!\\w)`, 'g'), () => now);
}

async function ask(server: Server, trial: Trial, { key, asks }: Extract<Exercise, { kind: 'check' }>) {
  const all: Spoken[] = [];
  for (const { command, verb, words } of asks) {
    const spoken = await runBlock(server, trial, key, [typed(command)]);
    const output = spoken[0]?.output ?? '';
    const says = `${key}: ${command} ${verb}`;
    if (verb === 'prints') trial.check(says, output, words.join('\n'));
    else trial.checkText(says, output, words[0] ?? '');
    all.push(...spoken);
  }
  return all;
}

const typed = (text: string): ConsoleLine => ({ kind: 'command', prompt: '#', text });
