/** A paste by keys that is meant for no field goes into the page's own, if it has one: `[data-paste]`. */
export function takePastes(): void {
  document.addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (key.toLowerCase() !== 'v' || !(ctrlKey || metaKey)) return;
    if (!document.activeElement?.closest('input, textarea, dialog'))
      document.querySelector<HTMLElement>('[data-paste]')?.focus();
  });
}
