import { formatFragment, parseFragment } from '../fragment.ts';

/** Path of the address, such as `/team/docs/ngnix/`. */
export function currentPath(): string {
  return location.pathname;
}

/** Id the address points at, without choices. */
export function currentAnchor(): string {
  return parseFragment(location.hash).anchor;
}

/** Choices as one line of text, in the form of a link: what the browser keeps of them. */
export function packChoices(choices: Readonly<Record<string, string>>): string {
  return formatFragment({ anchor: '', choices });
}

/** The reverse of {@link packChoices}; no choices if the text is not of that form. */
export function unpackChoices(text: string): Readonly<Record<string, string>> {
  return parseFragment(text).choices;
}

/** Address of a place on this page, with choices that differ from their defaults. */
export function addressOf(anchor: string, choices: Record<string, string>): string {
  return location.href.replace(/#.*$/, '') + formatFragment({ anchor, choices });
}

/** Marks a place as the page's current one, without a new step in the history. */
export function goTo(anchor: string): void {
  location.replace(`#${anchor}`);
}

const arrivals = new EventTarget();
let asked: Readonly<Record<string, string>> = {};

/** Takes the choices out of the address, so that its plain anchor works for the browser, and hands them to who asked for them. */
export function settleAddress(): void {
  const { anchor, choices } = parseFragment(location.hash);
  if (!location.hash.includes('&')) return;
  asked = choices;
  if (marksText()) history.replaceState(history.state, '', `#${anchor}`);
  else goTo(anchor);
  arrivals.dispatchEvent(new Event('choices'));
}

/**
 * Hands over the choices that a link asks for: first those the page was opened with, even if the listener comes later, then
 * those of links on the page.
 */
export function onChoices(take: (choices: Readonly<Record<string, string>>) => void, signal: AbortSignal): void {
  take(asked);
  arrivals.addEventListener('choices', () => take(asked), { signal });
}

/** Whether the page was opened with a text directive. To go anywhere while it loads would lose the text that the browser marks. */
function marksText(): boolean {
  return (
    document.readyState !== 'complete' && performance.getEntriesByType('navigation')[0]?.name.includes(':~:') === true
  );
}
