import type { Form } from '../form.ts';
import { onChoices } from './address.ts';

/** Loads a part. Where it cannot be had, offline or on the way to another page, its HTML stays as it is. */
export function bring(load: (() => Promise<unknown>) | undefined): void {
  load?.().catch(() => undefined);
}

/** What lies at an address. @throws Error with address and status if it cannot be had. */
export async function fetched(address = ''): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response;
}

/**
 * The data that lies at an address.
 * @throws Error with the address if it cannot be had, or is not what the build wrote there: hosts and portals answer with
 *   something else, a damaged store with a part of it.
 */
export async function fetchedData<T>(address: string | undefined, form: Form<T>): Promise<T> {
  const response = await fetched(address);
  const data: unknown = await response.json();
  if (!form(data)) throw new Error(`${response.url} holds something else`);
  return data;
}

/**
 * Loads what belongs to a tag when one of them comes within a screen of the window: what nobody scrolls to costs nothing.
 * Its `[data-say]`, if it has one, says so if it cannot be had.
 */
export function loadWhenNear(loaders: Readonly<Record<string, () => Promise<unknown>>>): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
        watcher.unobserve(target);
        loaders[target.localName]?.().catch(() => tell(target));
      }
    },
    { rootMargin: '100%' },
  );
  for (const element of document.querySelectorAll(Object.keys(loaders).join())) watcher.observe(element);
}

/** Runs once the reader does anything on the page: moves, scrolls, types. Until then what only answers them can wait. */
export function afterFirstAct(run: () => void): void {
  const waiting = new AbortController();
  for (const act of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll'])
    addEventListener(
      act,
      () => {
        waiting.abort();
        run();
      },
      { signal: waiting.signal, passive: true },
    );
}

/**
 * Loads what belongs to a tag when a reader turns to it: points at it, comes to it with the keyboard, or follows a link
 * that asks for something. Its controls are shown before that; a button that is pressed too early is pressed again. Its
 * `[data-say]` says so if it cannot be had.
 */
export function loadWhenUsed(loaders: Readonly<Record<string, () => Promise<unknown>>>): void {
  for (const element of document.querySelectorAll<HTMLElement>(Object.keys(loaders).join())) {
    const tag = element.localName;
    const load = async () => {
      if (!customElements.get(tag)) await loaders[tag]?.();
    };
    const turn = () => void load().catch(() => tell(element));
    element.querySelector('[data-controls]')?.removeAttribute('hidden');
    for (const type of ['pointerover', 'focusin']) element.addEventListener(type, turn);
    element.addEventListener('click', ({ target }) => {
      if (!customElements.get(tag) && target instanceof HTMLButtonElement)
        void load().then(
          () => target.click(),
          () => undefined,
        );
    });
    onChoices((choices) => Object.keys(choices).length > 0 && turn(), new AbortController().signal);
  }
}

function tell(element: Element): void {
  const place = element.querySelector('[data-say]');
  place?.replaceChildren('This part did not load. Reload the page to try again.');
  place?.removeAttribute('hidden');
}
