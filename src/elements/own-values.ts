import { onChoices } from '../platform/address.ts';
import { bring } from '../platform/loading.ts';
import { stored, storedHere } from '../platform/storage.ts';
import type { ValuesBar } from './values-bar.ts';

/**
 * Brings in what makes the page the reader's own once there is reason to: values kept in this browser, a link that
 * carries some, or a click on a value or on "Your values".
 */
class OwnValues extends HTMLElement {
  #life: AbortController | undefined;
  #bar: Promise<ValuesBar> | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    if ((storedHere('values') ?? stored('values') ?? '') !== '') bring(() => this.#load());
    onChoices((choices) => bring(() => this.#borrow(choices)), signal);
    document.addEventListener('click', (event) => this.#open(event), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  async #borrow(choices: Readonly<Record<string, string>>): Promise<void> {
    if (Object.keys(choices).some((name) => name.startsWith('my.'))) (await this.#load()).borrow(choices);
  }

  #open(event: MouseEvent): void {
    const asked = event.target instanceof Element ? event.target.closest('[data-values], pre var') : null;
    if (!asked || event.ctrlKey || event.metaKey || !getSelection()?.isCollapsed) return;
    event.preventDefault();
    this.#load()
      .then((bar) => bar.open(asked.matches('var') ? (asked.textContent ?? '') : ''))
      .catch(() => {
        // Without the dialog there is still the page it comes from.
        this.#life?.abort();
        document.querySelector<HTMLElement>('[data-values]')?.click();
      });
  }

  #load(): Promise<ValuesBar> {
    return (this.#bar ??= import('./values-bar.ts').then(({ ValuesBar }) => {
      const bar = this.querySelector('values-bar');
      if (!(bar instanceof ValuesBar)) throw new Error('<own-values> needs a <values-bar> in it');
      return bar.ready;
    }));
  }
}

customElements.define('own-values', OwnValues);
