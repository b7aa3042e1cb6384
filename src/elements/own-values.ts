import { onChoices } from '../platform/address.ts';
import { keptValues } from '../platform/kept-values.ts';
import { bring } from '../platform/loading.ts';
import { onKeptChange } from '../platform/storage.ts';
import type { ValuesBar } from './values-bar.ts';

/**
 * Brings in what makes the page the reader's own once there is reason to: values kept in this browser, a link that
 * carries some, or a click on a value or on "Your values".
 */
class OwnValues extends HTMLElement {
  #life: AbortController | undefined;
  #bar: Promise<ValuesBar> | undefined;
  /** Whether the values are known, or cannot be had. */
  #settled = false;
  #held = new WeakSet<Element>();

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    const take = () => keptValues() !== '' && bring(() => this.#load());
    take();
    onKeptChange(take, signal);
    onChoices((choices) => bring(() => this.#borrow(choices)), signal);
    document.addEventListener('click', (event) => this.#open(event), { signal });
    document.addEventListener('click', (event) => this.#hold(event), { signal });
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

  /** A file asked for before its values are known waits for them: else it would be the guide's. */
  #hold(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[download]') : null;
    const settled = this.#settled && (!link?.matches('[data-variant]') || customElements.get('server-download'));
    if (!link || settled || this.#held.has(link) || event.defaultPrevented || keptValues() === '') return;
    event.preventDefault();
    this.#held.add(link);
    void Promise.allSettled([this.#load(), import('./server-download.ts')]).then(() => link.click());
  }

  #load(): Promise<ValuesBar> {
    return (this.#bar ??= this.#bring().finally(() => (this.#settled = true)));
  }

  async #bring(): Promise<ValuesBar> {
    const { ValuesBar } = await import('./values-bar.ts');
    const bar = this.querySelector('values-bar');
    if (!(bar instanceof ValuesBar)) throw new Error('<own-values> needs a <values-bar> in it');
    return bar.ready;
  }
}

customElements.define('own-values', OwnValues);
