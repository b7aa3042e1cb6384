/** The target of a link in Markdown. */
const target = /(\]\([^)\s]+\))/;

/**
 * A page's Markdown as it can be pasted elsewhere: its links lead to the site from wherever they stand.
 * @param from - address of the Markdown.
 * @param fill - puts the reader's values into a text. Links keep the names that the site has.
 */
export async function copiedText(
  markdown: string,
  from: string,
  fill: (text: string) => string | Promise<string>,
): Promise<string> {
  const page = from.replace(/(index)?\.md$/, (_, index) => (index ? '' : '/'));
  const whole = (link: string) => `](${new URL(link, link.startsWith('#') ? page : from).href})`;
  const parts = markdown.split(target).map((part, at) => (at % 2 === 0 ? fill(part) : whole(part.slice(2, -1))));
  return (await Promise.all(parts)).join('');
}
