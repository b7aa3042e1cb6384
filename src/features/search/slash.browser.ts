import { store, stored } from '../../shared/browser/storage.ts';

const name = 'slash';

/** Whether `/` alone opens the search. Who dictates may say it by chance, so it can be switched off (WCAG 2.1.4). */
export function slashOpens(): boolean {
  return stored(name) !== 'off';
}

export function setSlash(opens: boolean): void {
  store(name, opens ? undefined : 'off');
  showSlash();
}

/** Shows the key where a button names it, as long as it does something. */
export function showSlash(): void {
  document.querySelectorAll<HTMLElement>('[data-search] kbd').forEach((key) => (key.hidden = !slashOpens()));
}
