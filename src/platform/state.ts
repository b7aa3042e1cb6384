import { formatFragment, parseFragment } from '../core/fragment.ts';

/** The only place that reads or writes localStorage and the URL. Bad input gives the default, never a throw. */

export const themes = ['system', 'light', 'dark'] as const;
export const variants = ['wsgi', 'asgi'] as const;
export type Theme = (typeof themes)[number];
export type Variant = (typeof variants)[number];

function read<T extends string>(name: string, allowed: readonly [T, ...T[]]): T {
  try {
    const stored = localStorage.getItem(name);
    return allowed.find((value) => value === stored) ?? allowed[0];
  } catch {
    return allowed[0];
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage refused: the choice holds for this page.
  }
}

/** The theme shown on this page. */
export function theme(): Theme {
  return themes.find((value) => value === document.documentElement.dataset['theme']) ?? 'system';
}

/** Takes over what another tab has chosen. */
export function followTheme(): void {
  setTheme(read('theme', themes));
}

/** `system` leaves the choice to the browser. */
export function setTheme(value: Theme): void {
  write('theme', value);
  if (value === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = value;
}

/** The variant shown on this page: of the link, else the remembered one. */
export function variant(): Variant {
  return document.documentElement.dataset['variant'] === 'asgi' ? 'asgi' : 'wsgi';
}

export function setVariant(value: Variant): void {
  write('variant', value);
  document.documentElement.dataset['variant'] = value;
}

/** Address of a place on this page, with the choices the reader made. */
export function linkTo(anchor: string): string {
  const choices = variant() === 'wsgi' ? {} : { variant: variant() };
  return location.href.replace(/#.*$/, '') + formatFragment({ anchor, choices });
}

/** Marks a place as the page's current one, without a new step in the history. */
export function goTo(anchor: string): void {
  location.replace(`#${anchor}`);
}

/** Takes choices out of the address, so that its plain anchor works for the browser; tells the variant it asked for. */
export function settleAddress(): Variant | undefined {
  const { anchor, choices } = parseFragment(location.hash);
  const asked = variants.find((value) => value === choices['variant']);
  if (location.hash.includes('&')) goTo(anchor);
  return asked;
}

/** Id the address points at, without choices. */
export function currentAnchor(): string {
  return parseFragment(location.hash).anchor;
}

/** Path of the address, such as `/team/docs/ngnix/`. */
export function currentPath(): string {
  return location.pathname;
}
