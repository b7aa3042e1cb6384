import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import { bind, type LineRange } from './notes.ts';
import { leadingOf, passagesOf, type Leading } from './passages.ts';
import { codeHtml, gapHtml, lineHtml, quoteHtml } from './lines.build.ts';
import { lineIdsOf, readStackFile, type StackFile, type StackSet } from '../../shared/build/stack.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

type Annotation = CollectionEntry<'annotations'>['data'];
type Note = Annotation['notes'][number];

export interface PlacedNote extends Note {
  /** Counted from 1 within the snippet. */
  number: number;
  /** Id of the list item. */
  anchor: string;
  /** Id of the line that carries the mark. */
  line: string;
  /** That line once more, as HTML with the reader's values marked, and whether others follow. */
  quote: string;
  range: LineRange;
}

/** What of a file is shown, each as text that a line contains; all of it without. */
export interface ShownFile {
  /** First line. */
  from?: string | undefined;
  /** Last line. */
  to?: string | undefined;
  /** First line of a run that is passed over. */
  without?: string | undefined;
  /** First line after that run. */
  until?: string | undefined;
}

export interface Snippet {
  file: StackFile;
  annotation: Annotation;
  /** Lines shown, counted from 0; the whole file unless a part was asked for. */
  range: LineRange;
  whole: boolean;
  /** Id of the first line shown. */
  firstLine: string;
  passages: Passage[];
  /** Which column is the wider one; none of them if there are no notes. */
  leads: Leading | undefined;
}

/** Lines that stand beside their notes. */
export interface Passage {
  /** Part of the content of `<code>`: one element a line, each with its id, its number and its mark. */
  html: string;
  notes: PlacedNote[];
}

/** Folder and file of the notes on a stack file, for error messages. */
function annotationPath(set: StackSet, path: string): string {
  return `${contentFolder}/annotations/${set}/${path}.yaml`;
}

/** @throws Error naming the missing file if a stack file has no annotation file. */
export async function annotationOf(set: StackSet, path: string): Promise<Annotation> {
  const entry = await getEntry('annotations', `${set}/${path}`);
  if (!entry)
    throw new Error(
      `${annotationPath(set, path)} is missing: every file of ${contentFolder}/stack has one, even without notes.`,
    );
  return entry.data;
}

/** @throws Error if an annotation file speaks of a file that is not there. */
export async function refuseOrphans(exists: (id: string) => boolean): Promise<void> {
  for (const { id } of await getCollection('annotations')) {
    if (!exists(id))
      throw new Error(
        `${contentFolder}/annotations/${id}.yaml speaks of ${contentFolder}/stack/${id}, which does not exist: move or delete it.`,
      );
  }
}

/** A stack file, or what is to be shown of it, cut into passages with the notes that belong to each. */
export async function loadSnippet(set: StackSet, path: string, shown: ShownFile = {}): Promise<Snippet> {
  const { file, annotation, lines, ids, idOf, range, gap, isShown, notes, passed } = await placeSnippet(
    set,
    path,
    shown,
  );
  const html = (await codeHtml(lines, file.language)).map((line, index) => {
    if (index === gap?.first) return gapHtml(file, gap, passed, idOf(index));
    return isShown(index) ? lineHtml(file, notes, ids, line, index) : '';
  });
  const end = range.last + 1;
  const shownLines = lines.slice(range.first, end);
  const weighed = notes.map(({ title, text, range: place }) => ({
    first: place.first - range.first,
    last: place.last - range.first,
    characters: title.length + text.length,
  }));
  const leading = leadingOf(shownLines, weighed);
  const starts = named(annotationPath(set, path), () => passagesOf(shownLines, weighed, leading)).map(
    (start) => start + range.first,
  );
  const passages = starts.map((start, at) => {
    const next = starts[at + 1] ?? end;
    const own = notes.filter(({ range: { first } }) => first >= start && first < next);
    return { html: html.slice(start, next).join(''), notes: own };
  });
  const leads = notes.length > 0 ? leading : undefined;
  return { file, annotation, range, whole: shown.from === undefined, firstLine: idOf(range.first), passages, leads };
}

/**
 * Which lines of a file are shown, and which notes with them.
 * @throws Error naming the annotation file and the text if a note no longer fits the file.
 */
export async function placeSnippet(set: StackSet, path: string, { from, to = from, without, until }: ShownFile = {}) {
  const file = readStackFile(set, path);
  const annotation = await annotationOf(set, path);
  const lines = file.text.replace(/\n$/, '').split('\n');
  const ids = lineIdsOf(file);
  const idOf = (index: number) => `${file.key}--${ids[index] ?? `line-${index + 1}`}`;
  const find = (on: string, end?: string) => named(`<Snippet file="${path}">`, () => bind(lines, { on, to: end }));
  const range = from === undefined ? { first: 0, last: lines.length - 1 } : find(from, to);
  const gap = without === undefined ? undefined : gapBetween(find(without, until));
  const isShown = (index: number) => within(range, index) && !(gap && within(gap, index));
  const placed = annotation.notes.map((note) => ({
    note,
    range: named(`${annotationPath(set, path)}: note "${note.id}"`, () => bind(lines, note)),
  }));
  const notes = placed
    .filter((each) => isShown(each.range.first))
    .map(({ note, range: place }, index) => ({
      ...note,
      number: index + 1,
      anchor: `${file.key}-note-${note.id}`,
      line: idOf(place.first),
      quote: quoteHtml(lines, place),
      range: place,
    }));
  const passed = placed
    .filter((each) => gap && within(gap, each.range.first))
    .flatMap(({ note }) => [note.id, ...note.aliases].map((id) => `${file.key}-note-${id}`));
  return { file, annotation, lines, ids, idOf, range, gap, isShown, notes, passed };
}

function within({ first, last }: LineRange, index: number): boolean {
  return index >= first && index <= last;
}

/** @throws Error if nothing lies before the line that is shown again. */
function gapBetween({ first, last }: LineRange): LineRange {
  if (last <= first) throw new Error('<Snippet without> needs `until`, which is in a later line');
  return { first, last: last - 1 };
}

function named<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${place}: ${(error as Error).message}`);
  }
}
