import type { Element, ElementContent } from 'hast';

/** Elements and texts that the build makes itself. */

export function element(tagName: string, children: ElementContent[], properties = {}): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}
