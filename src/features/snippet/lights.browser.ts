import { currentAnchor, goTo } from '../../shared/browser/address.ts';

/**
 * A note and its lines light each other: those that are looked at, else those that the address names. The number in front of
 * a line links it.
 * @param at - what is looked at already.
 */
export function lightLines(file: HTMLElement, at: EventTarget | null, signal: AbortSignal): void {
  const light = (looked: EventTarget | null) => {
    const named = document.getElementById(currentAnchor())?.closest<HTMLElement>('[data-k]');
    const shown = (looked instanceof Element && looked.closest<HTMLElement>('[data-k]')) || named;
    const number = shown && file.contains(shown) ? shown.dataset['k'] : undefined;
    for (const each of file.querySelectorAll<HTMLElement>('[data-k]'))
      each.toggleAttribute('data-lit', each.dataset['k'] === number);
  };
  const follow = (type: string, use: (event: Event) => void) => file.addEventListener(type, use, { signal });
  for (const type of ['pointerover', 'focusin']) follow(type, ({ target }) => light(target));
  for (const type of ['pointerleave', 'focusout']) follow(type, () => light(null));
  follow('click', (event) => {
    const { target } = event;
    const before = event instanceof MouseEvent && event.offsetX < 0;
    if (before && target instanceof Element && target.matches('[data-number]')) goTo(target.id);
  });
  addEventListener('hashchange', () => light(null), { signal });
  light(at);
}
