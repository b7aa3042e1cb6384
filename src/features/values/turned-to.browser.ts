/** The nearest element of a kind that the target of an event is, or lies in. */
export function within(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}

/** Lets the values in a block of code answer once the reader turns to it, by pointer or by key. */
export function followCode(signal: AbortSignal): void {
  for (const type of ['pointerover', 'focusin'])
    document.addEventListener(
      type,
      ({ target }) => {
        const block = within(target, 'pre');
        if (block)
          import('./marked-values.browser.ts').then(
            (marked) => marked.describe(block),
            () => undefined,
          );
      },
      { signal },
    );
}
