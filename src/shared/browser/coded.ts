import { segments } from '../coded-words.ts';
import { made } from './made.ts';

/** Text with names between backticks as what to show of it: the names are code. */
export function coded(text: string): (string | Node)[] {
  return segments(text).map((part) => (part.code ? made('code', {}, part.text) : part.text));
}
