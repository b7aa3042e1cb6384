import { attribute } from '../../shared/outline.ts';

/** A sentence of a check-list as its author wrote it: `<Check id="worker-class" fault="started-then-failed">the journal says …</Check>`. */
export interface WrittenCheck {
  id: string;
  /** Markdown, links reduced to their words. */
  says: string;
  doctor: string[];
}

/**
 * The checks of a chapter's MDX source, in order.
 * @throws Error naming file and line if a check has no id, is not closed on its line, or holds a tag.
 */
export function checksOf(source: string, file: string): WrittenCheck[] {
  return source.split('\n').flatMap((line, index) => {
    if (!line.trimStart().startsWith('<Check ')) return [];
    const [, attributes = '', text = ''] = /^\s*<Check\s((?:"[^"]*"|[^">])*)>(.+)<\/Check>\s*$/.exec(line) ?? [];
    const id = attribute(attributes, 'id');
    const says = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
    const bare = says.replace(/`[^`]*`/g, '');
    if (!id || !says || /[<>[\]]/.test(bare))
      throw new Error(
        `${file}:${index + 1} of the text: a <Check> stands on one line, has an id and holds words, code and links alone`,
      );
    return [{ id, says, doctor: (attribute(attributes, 'doctor') ?? '').split(' ').filter(Boolean) }];
  });
}
