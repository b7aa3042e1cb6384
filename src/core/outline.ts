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
  return [...source.matchAll(/<Section\b((?:"[^"]*"|[^">])*)>/g)].map((tag) => {
    const id = attribute(tag[1] ?? '', 'id');
    const title = attribute(tag[1] ?? '', 'title');
    if (id && title) return { id, title };
    const line = source.slice(0, tag.index).split('\n').length;
    throw new Error(`${file}:${line} of the text: <Section> needs id="…" and title="…"`);
  });
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
}
