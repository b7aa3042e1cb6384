import type { Page } from '@playwright/test';

/** Windows that a page is read in, in CSS pixels. */
export const windows = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

/** Share of a page's height, in per cent, that may be notes beside paper without code. */
const mostBlankPercent = 5;

/**
 * What keeps code from its notes, or is cut: a note more than a window from its line, blank paper beside notes, a table that
 * is wider than its place, a listing that hides a part of itself although there is room, or at all on a phone.
 */
export async function apartFaults(page: Page, window: { width: number; height: number }): Promise<string[]> {
  await page.setViewportSize(window);
  return page.evaluate((mostBlank) => {
    const faults: string[] = [];
    const main = document.querySelector('main');
    if (!main) return ['a page without <main>'];
    const boxOf = (element: Element) => element.getBoundingClientRect();
    const isShown = (element: Element | null) => element?.checkVisibility() === true && boxOf(element).height > 0;
    const headsOf = (table: Element) =>
      [...table.querySelectorAll('thead tr > *')].map((cell) => cell.textContent?.trim()).join(', ');
    let blankPx = 0;
    for (const note of main.querySelectorAll<HTMLElement>('[data-place=note]')) {
      if (!isShown(note)) continue;
      note.scrollIntoView({ block: 'center' });
      const file = note.closest('annotated-file');
      const name = `note "${note.id}"`;
      const quoted = note.querySelector('[data-quote]');
      if (!isShown(file?.querySelector('figcaption') ?? null)) faults.push(`${name} has no file`);
      const title = file?.querySelector('figcaption code');
      if (title && boxOf(title).bottom < 0) faults.push(`${name}: the name of its file is out of sight`);
      if (isShown(quoted)) continue;
      const lines = [...(file?.querySelectorAll(`span[data-k="${note.dataset['k']}"]`) ?? [])];
      const line = lines[0];
      const away = line ? Math.abs(boxOf(line).top - boxOf(note).top) : Infinity;
      if (away > innerHeight) faults.push(`${name} is ${Math.round(away)} px from its line`);
      const inSight = (each: Element) => boxOf(each).bottom > 0 && boxOf(each).top < innerHeight;
      if (!lines.some(inSight)) faults.push(`${name}: its line is out of sight while it is read`);
      if (![...(file?.querySelectorAll('pre [id], pre [data-k]') ?? [])].some(inSight)) blankPx += boxOf(note).height;
    }
    const blank = (100 * blankPx) / boxOf(main).height;
    if (blank > mostBlank) faults.push(`beside notes, ${blank.toFixed(1)} % of the page is blank`);
    const isPhone = innerWidth < 768;
    const edge = boxOf(main).right;
    for (const box of main.querySelectorAll<HTMLElement>('pre, .scroll, table')) {
      const hidden = box.scrollWidth - box.clientWidth;
      if (!isShown(box) || hidden <= 1 || getComputedStyle(box).overflowX === 'visible') continue;
      const free = edge - boxOf(box).right;
      const words = (box.getAttribute('aria-label') ?? box.textContent ?? '').trim().slice(0, 60);
      if (isPhone || free > 8) faults.push(`"${words}" hides ${hidden} px beside ${Math.round(free)} px of free paper`);
    }
    for (const table of main.querySelectorAll('table')) {
      const place = table.closest('.scroll') ?? main;
      const over = isShown(table) && isShown(place) ? boxOf(table).right - boxOf(place).right : 0;
      if (over > 1) faults.push(`a table is ${Math.round(over)} px wider than its place: "${headsOf(table)}"`);
    }
    for (const cell of main.querySelectorAll<HTMLElement>('td')) {
      const letters = (cell.textContent ?? '').trim().length;
      if (!isPhone && isShown(cell) && letters > 45 && boxOf(cell).width < 150)
        faults.push(
          `a cell of ${letters} letters is ${Math.round(boxOf(cell).width)} px wide: "${cell.textContent?.trim().slice(0, 40)}"`,
        );
    }
    scrollTo(0, 0);
    return faults;
  }, mostBlankPercent);
}
