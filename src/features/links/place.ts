/** A place that a link leads to: what it is, and the words that tell it from others. */
export interface Place {
  kind: 'line' | 'note' | 'section' | 'topic' | 'file' | 'drawing' | 'commands' | 'aside' | 'check' | 'place';
  words: string;
  /** Of a line, or of a note. */
  number?: number | undefined;
  /** File that a line or a note belongs to. */
  path?: string | undefined;
}

/** One sentence for a screen reader: where the link has led. */
export function describePlace({ kind, words, number, path }: Place): string {
  const text = words.replace(/\s+/g, ' ').trim();
  const short = text.length > 160 ? `${text.slice(0, 159)}…` : text;
  if (kind === 'line') return `Line ${number} of ${path}: ${short || 'blank'}`;
  if (kind === 'note') return `Note ${number} on ${path}: ${short}`;
  // An aside begins with its own word: Note, Warning, Danger.
  if (kind === 'aside' || kind === 'place') return short;
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${short}`;
}
