/** A heading of a chapter as its author wrote it: `<Section id="why" layer="socket" title="Why the socket comes first">`. */
export interface Heading {
  id: string;
  title: string;
}

/**
 * The sections of a chapter's MDX source, in order.
 * @throws Error naming file and line if a Section lacks an id or a title.
 */
export function outline(source: string, file: string): Heading[] {
  return headings('Section', source, file);
}

/** The topics of a chapter's MDX source, `<Topic id="threads" title="Threads, and what they cost" />`; throws like {@link outline}. */
export function topics(source: string, file: string): Heading[] {
  return headings('Topic', source, file);
}

function headings(name: string, source: string, file: string): Heading[] {
  return [...source.matchAll(new RegExp(`<${name}\\b((?:"[^"]*"|[^">])*)>`, 'g'))].map((tag) => {
    const id = attribute(tag[1] ?? '', 'id');
    const title = attribute(tag[1] ?? '', 'title');
    if (id && title) return { id, title };
    const line = source.slice(0, tag.index).split('\n').length;
    throw new Error(`${file}:${line} of the text: <${name}> needs id="…" and title="…"`);
  });
}

/** Value of an attribute of a tag: `socket` for `layer` in `id="why" layer="socket"`. */
export function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}
