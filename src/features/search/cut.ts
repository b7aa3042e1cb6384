/** What stays of a text before the part that tells, in UTF-16 units. */
const before = 60;

/** A text, or as much of it as may be shown, cut at words: the part with what stands at `telling`. */
export function cutAtWords(text: string, most: number, telling = 0): string {
  const from = text.length > most && telling > before ? text.indexOf(' ', telling - before) + 1 : 0;
  const rest = text.slice(from);
  const to = rest.length > most ? rest.lastIndexOf(' ', most) : rest.length;
  return `${from > 0 ? '… ' : ''}${rest.slice(0, to)}${to < rest.length ? ' …' : ''}`;
}
