import { currentAnchor, onChoices } from './address.ts';
import { stored } from './storage.ts';

/**
 * When a part of a page is loaded: its element names the moment in `data-load`. Until then it costs nothing, and its HTML
 * stands as it is.
 */
export const moments: Readonly<Record<string, (element: HTMLElement, load: () => Promise<void>) => void>> = {
  near: whenNear,
  used: whenUsed,
  acted: whenActed,
  kept: (element, load) => void (stored('progress') && bring(element, load)),
  linked: whenLinked,
  selected: whenSelected,
  read: whenRead,
};

const nearing = new Map<Element, () => Promise<void>>();
let watcher: IntersectionObserver | undefined;

/** Within a screen of the window: what nobody scrolls to is never loaded. */
function whenNear(element: HTMLElement, load: () => Promise<void>): void {
  watcher ??= new IntersectionObserver(
    (entries, observer) => {
      for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
        observer.unobserve(target);
        const near = nearing.get(target);
        if (near) bring(target, near);
      }
    },
    { rootMargin: '100%' },
  );
  nearing.set(element, load);
  watcher.observe(element);
}

/**
 * The reader turns to it: points at it, comes to it with the keyboard, or follows a link that asks for something. Its
 * controls are shown before that; a button that is pressed too early is pressed again.
 */
function whenUsed(element: HTMLElement, load: () => Promise<void>): void {
  const missing = () => !customElements.get(element.localName);
  const turn = () => missing() && bring(element, load);
  element.querySelector('[data-controls]')?.removeAttribute('hidden');
  for (const type of ['pointerover', 'focusin']) element.addEventListener(type, turn);
  element.addEventListener('click', ({ target }) => {
    if (missing() && target instanceof HTMLButtonElement)
      void load().then(
        () => target.click(),
        () => undefined,
      );
  });
  onChoices((choices) => Object.keys(choices).length > 0 && turn(), new AbortController().signal);
}

/** The reader has done anything here, or kept something on an earlier page, and it is near. */
function whenActed(element: HTMLElement, load: () => Promise<void>): void {
  if (stored('progress')) return whenNear(element, load);
  const waiting = new AbortController();
  for (const act of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll'])
    addEventListener(
      act,
      () => {
        waiting.abort();
        whenNear(element, load);
      },
      { signal: waiting.signal, passive: true },
    );
}

/** The address points at a place of the page. */
function whenLinked(element: HTMLElement, load: () => Promise<void>): void {
  if (currentAnchor()) bring(element, load);
  else addEventListener('hashchange', () => bring(element, load), { once: true });
}

/** Something is selected. */
function whenSelected(element: HTMLElement, load: () => Promise<void>): void {
  document.addEventListener('selectionchange', function look() {
    if (getSelection()?.isCollapsed !== false) return;
    document.removeEventListener('selectionchange', look);
    bring(element, load);
  });
}

/**
 * The page is read, where there can be a service worker: over https and on localhost. A visit that is a glance brings none
 * in: the first key or touch does. Where there is one, it is asked for news as soon as the page has come to rest.
 */
function whenRead(element: HTMLElement, load: () => Promise<void>): void {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return;
  const read = () => bring(element, load);
  const idle = () =>
    'requestIdleCallback' in window ? requestIdleCallback(read, { timeout: 2000 }) : setTimeout(read);
  const signs = ['wheel', 'pointerdown', 'keydown'];
  const start = () => {
    for (const sign of signs) removeEventListener(sign, start);
    if (document.readyState === 'complete') idle();
    else addEventListener('load', idle, { once: true });
  };
  if (navigator.serviceWorker.controller) start();
  else for (const sign of signs) addEventListener(sign, start, { passive: true });
}

/** Loads a part. Where it cannot be had, offline or on the way to another page, its `[data-say]`, if it has one, says so. */
function bring(element: Element, load: () => Promise<void>): void {
  load().catch(() => {
    const place = element.querySelector('[data-say]');
    place?.replaceChildren('This part did not load. Reload the page to try again.');
    place?.removeAttribute('hidden');
  });
}
