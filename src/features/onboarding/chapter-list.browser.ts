import { attribute } from '../../shared/browser/attribute.ts';

/** The list of chapters beside the text, as the other parts of a page read it: it is on every page of a chapter, at every width. */
export interface ListedChapter {
  id: string;
  link: HTMLAnchorElement;
  /** Ids of the reading paths it lies on. */
  paths: readonly string[];
}

export function listedChapters(): ListedChapter[] {
  const links = document.querySelectorAll<HTMLAnchorElement>('nav:has(> side-progress) > ol a:not([href*="#"])');
  return [...links].map((link) => ({
    id: link.pathname.split('/').at(-2) ?? '',
    link,
    paths: link.dataset['paths']?.split(' ') ?? [],
  }));
}

/** Title of a reading path; empty if the guide has no path of that id. */
export function pathTitle(id: string): string {
  const titles = attribute(document.querySelector<HTMLElement>('side-progress'), 'paths');
  return (JSON.parse(titles) as Record<string, string>)[id] ?? '';
}
