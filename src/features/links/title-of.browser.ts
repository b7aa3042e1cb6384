/** The title of a place that has a link to itself: the link is named after it, "Link to Install the site". */
export function titleOf(link: Element): string {
  return link.ariaLabel?.replace(/^Link to /, '') ?? '';
}
