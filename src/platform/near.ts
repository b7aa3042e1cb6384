/** Loads what belongs to a tag when one of them comes within a screen of the window: what nobody scrolls to costs nothing. */
export function loadWhenNear(loaders: Readonly<Record<string, () => Promise<unknown>>>): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
        watcher.unobserve(target);
        void loaders[target.localName]?.();
      }
    },
    { rootMargin: '100%' },
  );
  for (const element of document.querySelectorAll(Object.keys(loaders).join() || 'none')) watcher.observe(element);
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
