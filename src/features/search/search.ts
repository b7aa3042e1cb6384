import type { AsPlainObject, Options, SearchResult } from 'minisearch';
import { isNumber, isText, listOf, maybe, objectOf, oneOf, tableOf, type Form } from '../../shared/form.ts';
import { logNoise } from '../../shared/log-noise.ts';
import { lineMost } from '../../shared/paste.ts';

const kinds = ['chapter', 'section', 'note', 'symptom', 'term', 'file', 'statement'] as const;

/** One place a search can lead to. */
export interface Hit {
  /** Address under the base path, with its anchor. */
  id: string;
  kind: (typeof kinds)[number];
  title: string;
  /** What stands under the title in the list. */
  line: string;
  /** Layer whose line is drawn before it; `fail` for a symptom. */
  layer: string;
}

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

/** What a reader who searches is likelier to want. The notes quote misspelt words: they come last. */
const weights: Record<string, number> = { chapter: 2.2, symptom: 1.3, section: 1.2, statement: 0.3 };

/** How the index is built and read: the same on both sides. */
export const searchOptions: Options<SearchDocument> = {
  fields: ['title', 'line', 'log', 'mark', 'text'],
  storeFields: ['kind', 'title', 'line', 'layer'],
  tokenize: words,
  processTerm: (term) => term.toLowerCase(),
  searchOptions: {
    boost: { title: 4, mark: 4, log: 2, line: 1.5 },
    // A whole directive says more than its parts, and a number in an error line more than the words round it.
    boostTerm: (term) => (/[a-z0-9][_./:=-][a-z0-9]/.test(term) || /^\d{2,3}$/.test(term) ? 4 : 1),
    // Numbers and short words are taken at their word: 413 is not 403.
    fuzzy: (term) => (/\d/.test(term) || term.length < 5 ? false : 0.2),
    prefix: (term) => !/^\d+$/.test(term) && term.length > 2,
    boostDocument: (_id, _term, stored) => weights[String(stored?.['kind'])] ?? 1,
  },
};

type Terms = AsPlainObject['index'];
const areTerms: Form<Terms> = (data): data is Terms =>
  Array.isArray(data) && data.every((term: unknown) => Array.isArray(term) && isText(term[0]));

/** The index as the build wrote it. */
export const isIndex = objectOf<AsPlainObject>({
  documentCount: isNumber,
  nextId: isNumber,
  documentIds: tableOf(isText),
  fieldIds: tableOf(isNumber),
  fieldLength: tableOf(listOf(isNumber)),
  averageFieldLength: listOf(isNumber),
  storedFields: tableOf(objectOf<Omit<Hit, 'id'>>({ kind: oneOf(kinds), title: isText, line: isText, layer: isText })),
  dirtCount: maybe(isNumber),
  index: areTerms,
  serializationVersion: isNumber,
});

/** Most of a query that is searched for, in UTF-16 units. */
const queryMost = 400;

/** A query without what tells nothing in it, cut to a length that can be searched. */
export function clean(query: string): string {
  return telling(query).slice(0, queryMost);
}

/** Says what {@link clean} left out, as a sentence to be added; nothing of a query that is searched for as a whole. */
export function saidOfShort(query: string): string {
  return query.length >= lineMost || telling(query).length > queryMost
    ? ` Only its first ${queryMost} characters are searched for.`
    : '';
}

function telling(query: string): string {
  return query.slice(0, lineMost).replace(logNoise, ' ');
}

/** A result of MiniSearch → what the list shows. */
export function hitOf(result: SearchResult): Hit {
  const { id, kind, title, line, layer } = result as unknown as Hit;
  return { id, kind, title, line, layer };
}
