/** Loads what belongs to a tag when a reader goes into one of them; its `[data-say]` says so if that fails. */
export function loadWhenUsed(loaders: Readonly<Record<string, () => Promise<unknown>>>): void {
  const tags = Object.keys(loaders).join();
  document.addEventListener('focusin', ({ target }) => {
    const used = target instanceof Element && target.closest(tags);
    loaders[used ? used.localName : '']?.().catch(() => {
      const say = used && used.querySelector('[data-say]');
      if (say)
        say.textContent = 'This part did not load. Go out of the field and back to try again, or reload the page.';
    });
  });
}

/** A paste by keys that is meant for no field goes into the page's own, if it has one: `[data-paste]`. */
export function takePastes(): void {
  document.addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (key.toLowerCase() !== 'v' || !(ctrlKey || metaKey)) return;
    if (!document.activeElement?.closest('input, textarea, dialog'))
      document.querySelector<HTMLElement>('[data-paste]')?.focus();
  });
}
