import { currentAnchor } from './address.ts';
import { bring } from './loading.ts';

/** What a page needs only when it is used so: it costs nothing before. */
interface Occasions {
  /** The address points at a place of the page. */
  link(): Promise<unknown>;
  /** Something is selected. */
  selection(): Promise<unknown>;
  /** The page is being read: keep it. */
  reading(): Promise<unknown>;
}

export function loadOnOccasion({ link, selection, reading }: Occasions): void {
  if (currentAnchor()) bring(link);
  else addEventListener('hashchange', () => bring(link), { once: true });
  document.addEventListener('selectionchange', function load() {
    if (getSelection()?.isCollapsed !== false) return;
    document.removeEventListener('selectionchange', load);
    bring(selection);
  });
  // Only https and localhost have workers.
  if (import.meta.env.PROD && navigator.serviceWorker) whenRead(() => bring(reading));
}

/**
 * A visit that is a glance brings no worker in: the first key or touch does. Where there is one, it is asked for news as
 * soon as the page has come to rest.
 */
function whenRead(read: () => void): void {
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
