import type { MdastNode } from 'satteri';
import { elementsOf, readChapter, type ChapterSource } from '../../../src/shared/build/chapter-source.ts';
import { nodesOf, placeOf } from '../../../src/shared/build/markdown-tree.ts';
import type { ConsoleLine } from '../../../src/shared/console.ts';
import { blocksOf } from './chapter.ts';

/** What a chapter has its reader type, and what it promises of it. */
export type Exercise = { key: string; at: number } & (
  | { kind: 'block'; lines: ConsoleLine[] }
  /** A command of a table in a section; its key is the command. */
  | { kind: 'row'; section: string }
  | { kind: 'check'; asks: readonly Ask[] }
);

/** "`command` prints `this`, `that`", or with `shows`: this among other things. */
export interface Ask {
  command: string;
  verb: 'prints' | 'shows';
  words: readonly string[];
}

/** All of them from top to bottom; of the tables those in the sections named. */
export function exercisesOf(chapter: string, tables: readonly string[] = []): Exercise[] {
  const source = readChapter(chapter);
  const blocks = blocksOf(chapter).map(({ id, at, lines }): Exercise => ({ kind: 'block', key: id, at, lines }));
  const rows = tables.flatMap((section) => rowsOf(source, section));
  const once = rows.filter(({ key }, index) => rows.findIndex((row) => row.key === key) === index);
  return [...blocks, ...once, ...checksOf(source)].sort((a, b) => a.at - b.at);
}

/** Commands of the tables of a section, in the column called "Command" or "Run". */
function rowsOf(source: ChapterSource, section: string): Exercise[] {
  const sections = elementsOf(source, 'Section').filter(({ attributes }) => attributes['id'] === section);
  return sections
    .flatMap(({ node }) => nodesOf(node, 'table'))
    .flatMap((table) => {
      const [head, ...rows] = table.children;
      const column = head?.children.findIndex((cell) => ['Command', 'Run'].includes(wordsIn(cell))) ?? -1;
      return rows.flatMap((row) => {
        const cell = row.children[column];
        const commands = cell ? nodesOf(cell, 'inlineCode').map(({ value }) => value) : [];
        return commands
          .filter(isCommand)
          .map((key): Exercise => ({ kind: 'row', key, section, at: placeOf(table).at }));
      });
    });
}

const wordsIn = (node: MdastNode) =>
  nodesOf(node, 'text')
    .map(({ value }) => value)
    .join('');
const spans = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
/** Not a path of an address such as `/readyz`, nor a line of a file such as `SocketUser=`. */
const isCommand = (span: string) => /^[a-z/{]/.test(span) && !/^\/\w*\/?$/.test(span);

/** The items of "You are done when" that are a command and its words. */
function checksOf(source: ChapterSource): Exercise[] {
  return elementsOf(source, 'Check').flatMap(({ attributes, at, inside }) => {
    const asks = asksOf(inside);
    return asks.length > 0 ? [{ kind: 'check', key: attributes['id'] ?? '', at, asks }] : [];
  });
}

function asksOf(text: string): Ask[] {
  const sentences = text.matchAll(
    /`([^`]+)`(?: still)? (prints|shows) (nothing|no entries|`[^`]+`(?:, `[^`]+`(?!(?: still)? (?:prints|shows)))*)/g,
  );
  return [...sentences]
    .map(([, command = '', verb = '', what = '']) => ({ command, verb: verb as Ask['verb'], words: wordsOf(what) }))
    .filter(({ command }) => isCommand(command));
}

function wordsOf(what: string): string[] {
  if (what === 'nothing') return [''];
  return what === 'no entries' ? ['-- No entries --'] : spans(what);
}
