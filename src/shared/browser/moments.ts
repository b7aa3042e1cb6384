import { currentAnchor, onChoices } from './address.ts';
import { stored } from './storage.ts';

/**
 * When a part of a page is loaded: its element names the moment in `data-load`. Until then it costs nothing, and its HTML
 * stands as it is.
 */
export const moments: Readonly<
  Record<string, ((element: HTMLElement, load: () => Promise<void>) => void) | undefined>
> = {
  near: whenNear,
  used: whenUsed,
  acted: whenActed,
  kept: (element, load) => void (stored('progress') && bring(element, load)),
  link: whenLinked,
  select: whenSelected,
  read: whenRead,
};

/** Within a screen of the window: what nobody scrolls to is never loaded. */
function whenNear(element: HTMLElement, load: () => Promise<void>): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      bring(element, load);
    },
    { rootMargin: '100%' },
  );
  watcher.observe(element);
}

/**
 * The reader turns to it: points at it, comes to it with the keyboard, or follows a link that asks for something. Its
 * controls are shown before that; a button that is pressed too early is pressed again.
 */
function whenUsed(element: HTMLElement, load: () => Promise<void>): void {
  const turn = () => bring(element, load);
  element.querySelector('[data-controls]')?.removeAttribute('hidden');
  atUse(element, turn);
  if (isBegun(element)) turn();
  element.addEventListener('click', ({ target }) => {
    if (!customElements.get(element.localName) && target instanceof HTMLButtonElement)
      void load().then(
        () => target.click(),
        () => undefined,
      );
  });
  onChoices((choices) => Object.keys(choices).length > 0 && turn(), new AbortController().signal);
}

/** The reader has done anything here, or kept something on an earlier page, and it is near. */
function whenActed(element: HTMLElement, load: () => Promise<void>): void {
  const near = () => whenNear(element, load);
  if (stored('progress') || isBegun(element)) near();
  else atFirst(['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll'], near);
}

function atUse(element: HTMLElement, run: () => void): void {
  for (const type of ['pointerover', 'focusin', 'input']) element.addEventListener(type, run);
}

/** Whether the reader was here before the script was: has the cursor in the element, or has left a text in it. */
function isBegun(element: HTMLElement): boolean {
  return element.matches(':focus-within') || Boolean(element.querySelector('textarea')?.value);
}

/**
 * Runs at the first of some events of the window. A browser tells of a moved pointer also where the page has moved below it:
 * that one came no way, and nobody has done anything.
 */
function atFirst(types: readonly string[], run: () => void): void {
  const waiting = new AbortController();
  const act = (event: Event) => {
    if (event instanceof PointerEvent && event.type === 'pointermove' && !event.movementX && !event.movementY) return;
    waiting.abort();
    run();
  };
  for (const type of types) addEventListener(type, act, { signal: waiting.signal, passive: true });
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
 * The reader reads the page, and a service worker is possible: over https and on localhost. A short look at a page installs
 * none. The first key or touch does, when it ends: with it comes the click on the button that forgets all. A worker that is
 * there already is asked for news as soon as the page has loaded.
 */
function whenRead(element: HTMLElement, load: () => Promise<void>): void {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return;
  const read = () => bring(element, load);
  const idle = () =>
    'requestIdleCallback' in window ? requestIdleCallback(read, { timeout: 2000 }) : setTimeout(read);
  const start = () => {
    if (document.readyState === 'complete') idle();
    else addEventListener('load', idle, { once: true });
  };
  if (navigator.serviceWorker.controller) start();
  else atFirst(['wheel', 'pointerup', 'pointercancel', 'keyup'], start);
}

const saidOfLoss = 'This part did not load. Use it again, or reload when online.';
const lost = new WeakSet<HTMLElement>();

/**
 * Loads a part. If it does not load, offline or on the way to another page, its `[data-say]` says so, if it has one, and it
 * is tried again: to reload a page without a network would lose the page, too. Firefox asks for a module once a page, so
 * that there a reload is left.
 */
function bring(element: HTMLElement, load: () => Promise<void>): void {
  const place = element.querySelector<HTMLElement>('[data-say]');
  load().then(
    () => place?.textContent === saidOfLoss && (place.textContent = ''),
    () => {
      if (place) {
        place.textContent = saidOfLoss;
        place.hidden = false;
      }
      if (lost.has(element)) return;
      lost.add(element);
      const again = () => bring(element, load);
      addEventListener('online', again);
      atUse(element, again);
    },
  );
}
