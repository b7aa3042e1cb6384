/** Values as nobody would type them: random ones that a grammar should accept, near misses, and any text at all. */

import type { Parameter } from '../../src/shared/parameters.ts';

export interface Attempt {
  id: string;
  value: string;
}

/** Numbers from 0 up to 1. */
export type Dice = () => number;

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const letters = lower + lower.toUpperCase();
/** What a path may have, with what some software reads as syntax thrown in often. */
const inPaths = `${letters}${digits}@_%+.-%%%++@@`;
/** Syntax of nginx, systemd, shells, Python, Markdown and terminals, and what looks like nothing. */
const strangers = [
  ...';{}"\'`$\\#&|<>*?[]()~!^=,: \n\r\t\0\u007f\u0085\u00a0\u00ad\u200b\u200e\u202e\u2066\u2028\ufeff',
  'é',
  'ß',
  '٣',
  'Ⅷ',
  'ſ',
  '\u0301',
  '\ud800',
  '😀',
  '%n',
  '$(id)',
  '${x}',
  '../',
  '//',
  '; } server {',
  '\\x2f',
  '-',
  '.',
];

export function attempts(parameters: readonly Parameter[], count: number, roll: Dice): Attempt[] {
  return Array.from({ length: count }, (_, index) => {
    const parameter = parameters[index % parameters.length] as Parameter;
    const valid = likely(parameter, roll);
    const kind = roll();
    const value = kind < 0.5 ? valid : kind < 0.8 ? mutated(valid, roll) : anything(roll);
    return { id: parameter.id, value };
  });
}

/** Folders that hold what others own. */
const foreign = [
  '/var/log/**',
  '/var/lib/**',
  '/var/**',
  '/etc/**',
  '/usr/**',
  '/home/**',
  '/data/**',
  '/%h/**',
  '/run/*',
];

/**
 * A value that looks right.
 * @param words - names that every second name is one of
 */
export function likely({ grammar, allowed }: Parameter, roll: Dice, words: readonly string[] = []): string {
  const word = (first: string, rest: string, most: number) =>
    pick(first, roll) + text(rest, Math.floor(roll() * most), roll);
  const known = (other: () => string) => (words.length > 0 && roll() < 0.5 ? pick(words, roll) : other());
  const part = () => known(() => word(`${letters}${digits}@_%+`, inPaths, roll() < 0.2 ? 40 : 12));
  const parts = () => (roll() < 0.4 ? `${part()}/${part()}` : part());
  switch (grammar) {
    case 'hostname':
      return `${word(lower, lower + digits, roll() < 0.2 ? 63 : 10)}.${word(lower, lower + digits, 10)}z`;
    case 'absolute-path':
      return pick(allowed && roll() < 0.8 ? allowed.only : foreign, roll).replace(/\*+/g, (star) =>
        star === '*' ? part() : parts(),
      );
    case 'unix-user':
      if (allowed) return pick(allowed.only, roll);
      return known(() => `${word(lower, `${lower}${digits}-`, 29)}${pick(lower + digits, roll)}`);
    case 'python-identifier':
      return known(() => word(letters, `${letters}${digits}_`, 63));
    case 'python-module':
      return `${word(letters, `${letters}${digits}_`, 20)}.${known(() => word(letters, `${letters}${digits}_`, 20))}`;
    case 'count':
      return String(1 + Math.floor(roll() * 66));
  }
}

/** A valid value with one thing wrong, or not wrong at all. */
function mutated(valid: string, roll: Dice): string {
  const at = Math.floor(roll() * (valid.length + 1));
  const stranger = pick(strangers, roll);
  return pick(
    [
      valid.slice(0, at) + stranger + valid.slice(at),
      valid.slice(0, at) + stranger + valid.slice(at + 1),
      valid.slice(0, at) + valid.slice(at + 1),
      valid + stranger,
      stranger + valid,
      valid.toUpperCase(),
      valid.repeat(9),
    ],
    roll,
  );
}

function anything(roll: Dice): string {
  const most = pick([0x7f, 0x24f, 0xffff, 0x10ffff], roll);
  const length = Math.floor(roll() * 30);
  return Array.from({ length }, () => String.fromCodePoint(Math.floor(roll() * most))).join('');
}

function text(alphabet: string, length: number, roll: Dice): string {
  return Array.from({ length }, () => pick(alphabet, roll)).join('');
}

function pick<T>(from: ArrayLike<T>, roll: Dice): T {
  return from[Math.floor(roll() * from.length)] as T;
}
