import type { AsPlainObject, Options, SearchResult } from 'minisearch';
import { isNumber, isText, listOf, maybe, objectOf, oneOf, tableOf, type Form } from '../../shared/form.ts';
import { logNoise } from '../../shared/log-noise.ts';
import { withoutColours } from '../../shared/terminal-colours.ts';
import { lineMost as queryLineMost } from '../../shared/longest-line.ts';

/** What a search can lead to, in words. */
const kinds = {
  chapter: 'Chapter',
  page: 'Page',
  section: 'Section',
  note: 'Note on a line',
  symptom: 'Failure',
  term: 'Term',
  file: 'File',
  statement: 'Original note',
} as const;
export type HitKind = keyof typeof kinds;

/** One place a search can lead to. */
export interface Hit {
  /** Address under the base path, with its anchor. */
  id: string;
  kind: HitKind;
  title: string;
  /** What stands under the title in the list. */
  line: string;
  /** Layer whose line is drawn before it; `fail` for a symptom. */
  layer: string;
  /** Name of the file that the line of a note stands in. */
  file?: string | undefined;
  /** What the visitor sees of a failure. */
  sees?: string | undefined;
}

/** A place, and the words in it that were asked for. */
export interface Found extends Hit {
  terms: readonly string[];
}

/** What a place is, for the list. */
export function kindOf({ kind }: Hit): string {
  return kinds[kind];
}

/** What is shown under a title, at most, in UTF-16 units; of a log, whose face is wide, less. */
export const lineMost = 160;
export const logMost = 110;

export interface SearchDocument extends Hit {
  /** Everything else it may be found by. */
  text: string;
  /** Log lines as the software writes them, for symptoms. */
  log: string;
  /** The telling part of the line. */
  mark: string;
}

/**
 * Words for the index and for a query. Config words stay whole and are split as well: `proxy_pass` gives `proxy_pass`,
 * `proxy` and `pass`; `X-Forwarded-Proto`, `203/EXEC` and `0660` likewise.
 */
export function words(text: string): string[] {
  const whole = text.toLowerCase().match(/[a-z0-9$@%][a-z0-9_./:=$@%-]*[a-z0-9]|[a-z0-9]/g) ?? [];
  return whole.flatMap((word) => {
    const parts = word.split(/[_./:=$@%-]+/).filter((part) => part.length > 1);
    return parts.length > 1 ? [word, ...parts] : [word.replace(/^[$@%]/, '')];
  });
}

/** A word as it is compared: small, and one of many as the one. `status`, `access` and `https` are none of many. */
export function termOf(word: string): string {
  const small = word.toLowerCase();
  return /^[a-z]{2,}[^\Wsu_\d]s$/.test(small) && small !== 'https' ? small.slice(0, -1) : small;
}

/** What a reader who searches is likelier to want. The notes quote misspelt words: they come last. */
const weights: Partial<Record<HitKind, number>> = {
  chapter: 2.2,
  page: 1.8,
  symptom: 1.3,
  section: 1.2,
  statement: 0.3,
};

/** How the index is built and read: the same on both sides. */
export const searchOptions: Options<SearchDocument> = {
  fields: ['title', 'line', 'log', 'mark', 'text'],
  storeFields: ['kind', 'title', 'line', 'layer', 'file', 'sees'],
  tokenize: words,
  processTerm: termOf,
  searchOptions: {
    boost: { title: 4, mark: 4, log: 2, line: 1.5 },
    // A whole directive says more than its parts, and a number in an error line more than the words round it.
    boostTerm: (term) => (/[a-z0-9][_./:=-][a-z0-9]/.test(term) || /^\d{2,3}$/.test(term) ? 4 : 1),
    // Numbers and short words are taken at their word: 413 is not 403.
    fuzzy: (term) => (/\d/.test(term) || term.length < 5 ? false : 0.2),
    prefix: (term) => !/^\d+$/.test(term) && term.length > 2,
    boostDocument: (_id, _term, stored) => weights[stored?.['kind'] as HitKind] ?? 1,
  },
};

const kindNames = Object.keys(kinds) as HitKind[];
type Terms = AsPlainObject['index'];
const areTerms: Form<Terms> = (data): data is Terms =>
  Array.isArray(data) && data.every((term: unknown) => Array.isArray(term) && isText(term[0]));

/** The index as the build wrote it. */
export interface BuiltIndex extends AsPlainObject {
  /** Places that are offered before anything is asked for, by their ids. */
  quick: string[];
  /** The same where nothing is found: who searches in vain has something broken. */
  instead: string[];
  /** Address of what is known of the faults. */
  faults: string;
}

export const isIndex = objectOf<BuiltIndex>({
  quick: listOf(isText),
  instead: listOf(isText),
  faults: isText,
  documentCount: isNumber,
  nextId: isNumber,
  documentIds: tableOf(isText),
  fieldIds: tableOf(isNumber),
  fieldLength: tableOf(listOf(isNumber)),
  averageFieldLength: listOf(isNumber),
  storedFields: tableOf(
    objectOf<Omit<Hit, 'id'>>({
      kind: oneOf(kindNames),
      title: isText,
      line: isText,
      layer: isText,
      file: maybe(isText),
      sees: maybe(isText),
    }),
  ),
  dirtCount: maybe(isNumber),
  index: areTerms,
  serializationVersion: isNumber,
});

/** Most of a query that is searched for, in UTF-16 units. */
const queryMost = 400;

/** Words that a question is built of: they stand in every text, and in few titles. */
const filler = new Set(
  'a an and are as at be but by can could did do does for from has have how i if in into is it its may me my need not of on or should so that the their then there this to us was we what when where which who why will with would you your'.split(
    ' ',
  ),
);

/** A query without what tells nothing in it, cut to a length that can be searched. */
export function clean(query: string): string {
  const cut = telling(query).slice(0, queryMost);
  const asked = cut.split(/\s+/).filter((word) => !filler.has(word.toLowerCase().replace(/\W+$/, '')));
  return asked.some((word) => /\w/.test(word)) ? asked.join(' ') : cut;
}

/** Says what {@link clean} left out, as a sentence to be added; nothing of a query that is searched for as a whole. */
export function saidOfShort(query: string): string {
  return query.length >= queryLineMost || telling(query).length > queryMost
    ? ` Only its first ${queryMost} characters are searched for.`
    : '';
}

/** A text without the times and numbers of one machine. */
export function telling(query: string): string {
  return withoutColours(query.slice(0, queryLineMost)).replace(logNoise, ' ');
}

/** A result of MiniSearch → what the list shows. */
export function foundOf(result: SearchResult): Found {
  const { id, kind, title, line, layer, file, sees, terms } = result as unknown as Found;
  return { id, kind, title, line, layer, file, sees, terms };
}
