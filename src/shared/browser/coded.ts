import { segments } from '../coded-words.ts';
import { made } from './made.ts';

/** The nodes that show a text: what stands between backticks becomes a `code` element. */
export function coded(text: string): (string | Node)[] {
  return segments(text).map((part) => (part.code ? made('code', {}, part.text) : part.text));
}
