import { firstVariant, variantOf, variants, type Variant } from '../variants.ts';
import { addressOf } from './address.ts';
import { onReturn, store, stored } from './storage.ts';

/** Theme and variant of this page. Bad input gives the default, never a throw. */

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const changes = new EventTarget();

function read<T extends string>(name: string, allowed: readonly [T, ...T[]]): T {
  return allowed.find((value) => value === stored(name)) ?? allowed[0];
}

/** The theme shown on this page. */
export function theme(): Theme {
  return themes.find((value) => value === document.documentElement.dataset['theme']) ?? 'system';
}

/** Takes over what another tab or page has chosen. */
export function followTheme(): void {
  setTheme(read('theme', themes));
}

/** `system` leaves the choice to the browser. */
export function setTheme(value: Theme): void {
  store('theme', value);
  if (value === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = value;
}

/** The variant shown on this page: of the link, else the remembered one. */
export function variant(): Variant {
  return variantOf(document.documentElement.dataset['variant']) ?? firstVariant;
}

export function setVariant(value: Variant): void {
  store('variant', value);
  document.documentElement.dataset['variant'] = value;
  changes.dispatchEvent(new Event('variant'));
}

// What was chosen on the pages after this one holds here too.
onReturn(() => stored('variant') && setVariant(read('variant', variants)));

/** Tells of every change of the variant on this page. */
export function onVariant(take: () => void, signal: AbortSignal): void {
  changes.addEventListener('variant', take, { signal });
}

/** Takes the variant that a link asks for; what is no variant is passed over. */
export function adoptVariant(choices: Readonly<Record<string, string>>): void {
  const asked = variantOf(choices['variant']);
  if (asked) setVariant(asked);
}

/** Address of a place on this page, with the variant the reader chose and other choices that differ from their defaults. */
export function linkTo(anchor: string, choices: Readonly<Record<string, string>> = {}): string {
  const now = variant();
  return addressOf(anchor, { ...(now !== firstVariant && { variant: now }), ...choices });
}
