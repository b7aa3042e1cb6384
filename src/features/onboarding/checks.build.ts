import type { MdastNode } from 'satteri';
import { elementsOf, type ChapterSource } from '../../shared/build/chapter-source.ts';
import { placeOf } from '../../shared/build/markdown-tree.ts';

/** A sentence of a check-list as its author wrote it: `<Check id="worker-class" fault="started-then-failed">the journal says …</Check>`. */
export interface WrittenCheck {
  id: string;
  /** Markdown, links reduced to their words. */
  says: string;
  doctor: string[];
}

/**
 * The checks of a chapter, in order.
 * @throws Error naming file and line if a check has no id, goes over several lines, or holds a tag.
 */
export function checksOf(source: ChapterSource): WrittenCheck[] {
  return elementsOf(source, 'Check').map(({ attributes, node, line, lastLine }) => {
    const { id, doctor = '' } = attributes;
    const says = wordsOf(node.children, source.text)?.trim();
    if (!id || !says || line !== lastLine)
      throw new Error(
        `${source.file}:${line}: a <Check> stands on one line, has an id and holds words, code and links alone`,
      );
    return { id, says, doctor: doctor.split(' ').filter(Boolean) };
  });
}

/** Markdown of words, code and links, the links reduced to theirs; nothing if there is anything else. */
function wordsOf(nodes: readonly MdastNode[], text: string): string | undefined {
  const parts = nodes.map((node) => {
    if (node.type === 'link') return wordsOf(node.children, text);
    const isPlain = node.type === 'inlineCode' || (node.type === 'text' && !/[<>[\]]/.test(node.value));
    return isPlain ? text.slice(placeOf(node).at, placeOf(node).end) : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}
