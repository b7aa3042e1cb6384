import type { Element } from 'hast';
import { isLeftOut, textOf } from '../../shared/build/page.ts';

/** The heading that a part of a section is, alone or with its link in an element of their own. */
export function headingIn(part: Element): Element | undefined {
  const parts = part.tagName === 'div' ? part.children : [part];
  return parts.filter((each) => each.type === 'element').find(({ tagName }) => /^h[23]$/.test(tagName));
}

/** What a heading says, without what only helps to use it. */
export function headingText(heading: Element): string {
  return squeezed(
    heading.children
      .filter((child) => child.type !== 'element' || !isLeftOut(child, 'text'))
      .map(textOf)
      .join(''),
  );
}

/** A text with one blank for any run of them. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
