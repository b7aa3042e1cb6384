import { onChoices } from '../../shared/browser/address.ts';
import { announce } from '../../shared/browser/announce.ts';
import { flash } from '../../shared/browser/clipboard.ts';
import { borrowing, keptValues } from './kept-values.browser.ts';
import { loadPart } from '../../shared/browser/parts.ts';
import { onKeptChange } from '../../shared/browser/storage.ts';
import { followCode, within } from './turned-to.browser.ts';
import type { ValuesBar } from './inner/values-bar.element.ts';

/**
 * Brings in what makes the page the reader's own once there is reason to: values kept in this browser, a link that
 * carries some, one typed into the form, or a click on a value or on "Your values".
 */
class ValuesGuard extends HTMLElement {
  #life: AbortController | undefined;
  #bar: Promise<ValuesBar> | undefined;
  /** Whether the page has the values. */
  #ready = false;
  /** Whether a link brought values that the page does not have yet. */
  #asked = false;
  /** Whether the form opens as a page, because its dialog did not load. */
  #formless = false;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    const take = () => this.#wanted() && this.#fill();
    take();
    onKeptChange(take, signal);
    onChoices((choices) => void this.#borrow(choices), signal);
    document.addEventListener('input', ({ target }) => within(target, '[data-value]') && this.#fill(), { signal });
    followCode(signal);
    document.addEventListener('click', (event) => this.#open(event), { signal });
    document.addEventListener('click', (event) => this.#hold(event), { signal, capture: true });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  /** Whether the page has to show other values than those that were proven. */
  #wanted(): boolean {
    return keptValues() !== '' || borrowing() || this.#asked || document.documentElement.hasAttribute('data-own');
  }

  #fill(): void {
    this.#load().catch(() => this.#sayLost());
  }

  async #borrow(choices: Readonly<Record<string, string>>): Promise<void> {
    if (!Object.keys(choices).some((name) => name.startsWith('my.'))) return;
    this.#asked = true;
    const bar = await this.#load().catch(() => this.#sayLost());
    if (!bar) return;
    bar.borrow(choices);
    this.#asked = false;
  }

  #open(event: MouseEvent): void {
    const asked = within(event.target, '[data-values], pre var');
    if (!asked || event.ctrlKey || event.metaKey || !getSelection()?.isCollapsed) return;
    if (this.#formless && asked.matches('[data-values]')) return;
    event.preventDefault();
    this.#load()
      .then((bar) => bar.open(asked.textContent ?? ''))
      .catch(() => {
        // Without the dialog there is still the page it comes from.
        this.#formless = true;
        document.querySelector<HTMLElement>('[data-values]')?.click();
      });
  }

  /** Copying and saving wait for values that still load, and are refused if they do not: the text would have the guide's. */
  #hold(event: MouseEvent): void {
    const control = within(event.target, 'a[download], [data-copy]');
    if (!control || !this.#wanted()) return;
    const server = control.matches('[data-server]');
    if (this.#ready && (!server || customElements.get('server-download'))) return;
    event.preventDefault();
    event.stopPropagation();
    Promise.all([this.#load(), server && loadPart('server-download')]).then(
      () => control.click(),
      () => {
        flash(control, 'Not done');
        this.#sayLost();
      },
    );
  }

  /** Says that values are missing, with the one sentence that is there without any part. */
  #sayLost(): void {
    const lost = this.querySelector<HTMLElement>('[data-lost]');
    for (const hidden of [lost, lost?.closest('values-bar')]) hidden?.removeAttribute('hidden');
    announce(lost?.textContent ?? '');
  }

  #load(): Promise<ValuesBar> {
    return (this.#bar ??= this.#bring());
  }

  async #bring(): Promise<ValuesBar> {
    const inner = await import('./inner/values-bar.element.ts');
    const bar = this.querySelector('values-bar');
    if (!(bar instanceof inner.ValuesBar)) throw new Error('<values-guard> needs a <values-bar> in it');
    await bar.ready;
    this.#ready = true;
    return bar;
  }
}

customElements.define('values-guard', ValuesGuard);
