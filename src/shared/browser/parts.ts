import { moments } from './moments.ts';

type Load = () => Promise<unknown>;

const loaders = new Map<string, Load>();

/**
 * Loads the parts of the page, each at its moment.
 * @param files - loads the file of an element by its path, `…/<tag>.element.ts`.
 * @throws Error naming the tag and what `data-load` may say.
 */
export function loadParts(files: Readonly<Record<string, Load>>): void {
  for (const [path, load] of Object.entries(files)) {
    const tag = /([^/]+)\.element\.ts$/.exec(path)?.[1];
    if (tag) loaders.set(tag, load);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-load]')) {
    const name = element.dataset['load'] ?? '';
    const moment = moments[name];
    if (!moment)
      throw new Error(`<${element.localName} data-load="${name}">: there are ${Object.keys(moments).join(', ')}`);
    moment(element, () => loadPart(element.localName));
  }
}

/** Loads the element of a tag, if it is not there. @throws Error if it cannot be had. */
export async function loadPart(tag: string): Promise<void> {
  if (customElements.get(tag)) return;
  const load = loaders.get(tag);
  if (!load) throw new Error(`<${tag}> has no file ${tag}.element.ts in src/features`);
  await load();
}
