/**
 * Ids and links of a chapter when all chapters stand on one page: `limits` of `/nginx/` becomes `nginx.limits`, and a link
 * to a chapter stays on the page.
 */
export function wholeId(slug: string, id: string): string {
  return id === '' ? slug : `${slug}.${id}`;
}

/**
 * The same link within the one page; what leads to no chapter stays as it is.
 * @param href as the chapter has it, without the base path: `#limits`, `/nginx/`, `/nginx/#limits`, `/files/…`
 * @param slug chapter that the link stands in
 */
export function wholeLink(href: string, slug: string, slugs: ReadonlySet<string>): string {
  const [, chapter, id = ''] = /^(?:\/([^/#]+)\/)?(?:#(.*))?$/.exec(href) ?? [];
  if (chapter === undefined && !href.startsWith('#')) return href;
  const target = chapter ?? slug;
  return slugs.has(target) ? `#${wholeId(target, id)}` : href;
}
