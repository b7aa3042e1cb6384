/**
 * Text directives: `#:~:text=prefix-,start,end,-suffix` marks words of a page in the browser. Offsets count characters of
 * the page's text, whose blocks are separated by `\n`.
 * @see https://wicg.github.io/scroll-to-text-fragment/, draft of 2023-12-13
 */
export interface TextDirective {
  prefix?: string;
  start: string;
  end?: string;
  suffix?: string;
}

/** First character and the one behind the last. */
export interface TextRange {
  from: number;
  to: number;
}

/** A longer selection is named by its first and last words. */
const WHOLE_MOST_CHARS = 60;
const WORDS_MOST = 12;

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** `text=…` as it stands behind `:~:`. Dash, comma and ampersand have a meaning there, so they are always encoded. */
export function formatDirective({ prefix, start, end, suffix }: TextDirective): string {
  const parts = [
    prefix && `${encode(prefix)}-`,
    encode(start),
    end && encode(end),
    suffix && `-${encode(suffix)}`,
  ].filter(Boolean);
  return `text=${parts.join(',')}`;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[-!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The words a directive marks: the first place of the page that fits it, as a browser finds it. */
export function locate(page: string, { prefix, start, end, suffix }: TextDirective): TextRange | undefined {
  const text = fold(page);
  const ends = end !== undefined || suffix === undefined;
  for (let at = 0; ;) {
    const before = prefix === undefined ? undefined : search(text, prefix, at, { head: true });
    if (prefix !== undefined && !before) return undefined;
    const from = before ? skipSpace(text, before.to) : at;
    const first = before ? here(text, start, from, ends) : search(text, start, from, { head: true, tail: ends });
    if (!first && !before) return undefined;
    const range = first && (end === undefined ? fits(text, first, suffix) : reach(text, first, end, suffix));
    if (range) return range;
    at = ((before ?? first)?.from ?? at) + 1;
  }
}

function fits(text: string, range: TextRange, suffix: string | undefined): TextRange | undefined {
  if (suffix === undefined) return range;
  return here(text, suffix, skipSpace(text, range.to), true) && range;
}

/** From the start to the first end behind it that the suffix follows. */
function reach(text: string, { from, to }: TextRange, end: string, suffix: string | undefined): TextRange | undefined {
  for (let at = to; ;) {
    const last = search(text, end, at, { head: true, tail: suffix === undefined });
    if (!last) return undefined;
    if (fits(text, last, suffix)) return { from, to: last.to };
    at = last.from + 1;
  }
}

function search(
  text: string,
  term: string,
  from: number,
  bounds: { head?: boolean; tail?: boolean },
): TextRange | undefined {
  const wanted = fold(term);
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const to = at + wanted.length;
    if ((!bounds.head || boundary(text, at)) && (!bounds.tail || boundary(text, to))) return { from: at, to };
  }
  return undefined;
}

/** The term, if it stands at this very place. */
function here(text: string, term: string, from: number, tail: boolean): TextRange | undefined {
  const wanted = fold(term);
  const to = from + wanted.length;
  return text.startsWith(wanted, from) && (!tail || boundary(text, to)) ? { from, to } : undefined;
}

/** Whether a word begins or ends here. */
function boundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length || /\s/.test(text.slice(at - 1, at + 1))) return true;
  const begin = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const block = text.slice(begin, end < 0 ? text.length : end);
  return words.segment(block).containing(at - begin)?.index === at - begin;
}

function skipSpace(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
}

/** Case does not count; the length stays. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** The range without space at its ends, grown to whole words: no browser marks half a word. */
export function wholeWords(page: string, { from, to }: TextRange): TextRange {
  let [first, last] = [skipSpace(page, from), to];
  while (last > first && /\s/.test(page[last - 1] ?? '')) last--;
  while (!boundary(page, first)) first--;
  while (!boundary(page, last)) last++;
  return { from: first, to: last };
}

/**
 * The shortest directive, by words, that marks this very place; what stands around it is named where its own words occur
 * before it.
 * @returns undefined if no directive marks it: the range is empty, or nothing within reach tells it from another place.
 */
export function directiveFor(page: string, range: TextRange): TextDirective | undefined {
  const { from, to } = wholeWords(page, range);
  if (from >= to) return undefined;
  const text = page.slice(from, to);
  const right = (directive: TextDirective) => {
    const found = locate(page, directive);
    return found?.from === from && found.to === to;
  };
  const own = text.includes('\n') || text.length > WHOLE_MOST_CHARS ? ends(text) : [{ start: text }];
  const plain = own.find(right);
  if (plain) return plain;
  // Words of the same block first: what stands in another may be hidden from the browser's search.
  for (const beside of [sameBlock(page, from, to), { before: page.slice(0, from), after: page.slice(to) }]) {
    for (let count = 1; count <= WORDS_MOST; count++) {
      const suffix = firstWords(beside.after, count);
      const prefix = lastWords(beside.before, count);
      for (const around of [{ suffix }, { prefix }, { prefix, suffix }]) {
        const named = Object.fromEntries(Object.entries(around).filter(([, value]) => value !== ''));
        const found = own.map((directive) => ({ ...directive, ...named })).find(right);
        if (found) return found;
      }
    }
  }
  return undefined;
}

function sameBlock(page: string, from: number, to: number): { before: string; after: string } {
  const end = page.indexOf('\n', to);
  return {
    before: page.slice(page.lastIndexOf('\n', from - 1) + 1, from),
    after: page.slice(to, end < 0 ? page.length : end),
  };
}

/** First and last words of a text, three and more of each; neither leaves its block. */
function ends(text: string): TextDirective[] {
  return Array.from({ length: WORDS_MOST - 2 }, (_, index) => ({
    start: firstWords(text, index + 3),
    end: lastWords(text, index + 3),
  })).filter(({ start, end }) => start.length + end.length <= text.length);
}

function firstWords(text: string, count: number): string {
  const block = text.trimStart().split('\n', 1)[0] ?? '';
  return (block.match(/\S+\s*/g) ?? []).slice(0, count).join('').trimEnd();
}

function lastWords(text: string, count: number): string {
  const block = text.trimEnd().split('\n').at(-1) ?? '';
  return (block.match(/\s*\S+/g) ?? []).slice(-count).join('').trimStart();
}
