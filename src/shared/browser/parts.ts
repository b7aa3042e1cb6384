import { moments } from './moments.ts';

type Loaders = Readonly<Record<string, (() => Promise<unknown>) | undefined>>;

let loaders: Loaders = {};

/**
 * Loads the parts of the page, each at the moment that its `data-load` names; a unit test looks whether there is such a
 * moment.
 * @param late - what loads an element, by its tag.
 */
export function loadParts(late: Loaders): void {
  loaders = late;
  for (const element of document.querySelectorAll<HTMLElement>('[data-load]'))
    moments[element.dataset['load'] as string]?.(element, () => loadPart(element.localName));
}

/** Loads the element of a tag, if it is not there. @throws Error if it cannot be had. */
export async function loadPart(tag: string): Promise<void> {
  if (!customElements.get(tag)) await loaders[tag]?.();
}
