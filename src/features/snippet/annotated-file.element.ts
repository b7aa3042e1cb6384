import { copyFrom, nameAfter, relabel } from '../../shared/browser/clipboard.ts';
import { currentAnchor, goTo } from '../../shared/browser/address.ts';
import { fetched } from '../../shared/browser/loading.ts';
import { attribute } from '../../shared/browser/attribute.ts';
import { nameParts } from './part-names.browser.ts';

/** What a reviewer needs: loaded for a link to a line or a note, or when it is asked for. */
const reviewing = () => import('./review.browser.ts');

/** A config file: copies its stored bytes, links any of its lines; arrow keys go from line number to line number. */
class AnnotatedFile extends HTMLElement {
  #life: AbortController | undefined;
  #looked = false;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    const copy = this.#button('[data-copy]');
    const review = this.#button('[data-review]');
    const download = this.querySelector<HTMLElement>('a[download]');
    if (download) nameAfter(download, this.#title);
    const code = this.querySelector('pre code');
    const name = attribute(this, 'name');
    copy?.addEventListener('click', () => void copyFrom(copy, this.#text(), name, code), { signal });
    review?.addEventListener('click', () => void copyFrom(review, this.#link(), 'the PR link'), { signal });
    nameParts(this, this.#title);
    if (review) {
      addEventListener('hashchange', () => this.#name(review), { signal });
      if (currentAnchor()) this.#name(review);
    }
    for (const look of ['pointerover', 'focusin'])
      this.addEventListener(look, ({ target }) => this.#look(target, signal), { signal, once: true });
    if (currentAnchor()) this.#look(null, signal);
    this.querySelector('pre')?.addEventListener('keydown', (event) => this.#walk(event), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #button(selector: string): HTMLButtonElement | null {
    const button = this.querySelector<HTMLButtonElement>(selector);
    if (!button) return null;
    button.hidden = false;
    nameAfter(button, this.#title);
    return button;
  }

  get #title(): string {
    return this.querySelector('pre')?.ariaLabel ?? '';
  }

  /** What lights lines and notes is loaded when somebody looks, once. */
  #look(at: EventTarget | null, signal: AbortSignal): void {
    if (this.#looked) return;
    this.#looked = true;
    void import('./lights.browser.ts').then(
      (lights) => lights.lightLines(this, at, signal),
      () => undefined,
    );
  }

  /** The stored file, or the lines of it that are shown: never the text of the page, which has marks in it. */
  async #text(): Promise<string> {
    const response = await fetched(attribute(this, 'bytes'));
    const text = await this.#own(await response.text());
    const { first, last } = this.dataset;
    if (first === undefined) return text;
    return `${text
      .split('\n')
      .slice(Number(first), Number(last) + 1)
      .join('\n')}\n`;
  }

  /** With the reader's values, where some differ. */
  async #own(text: string): Promise<string> {
    if (!document.documentElement.hasAttribute('data-own')) return text;
    const values = await import('../values/values.browser.ts');
    return values.written(text, attribute(this, 'title'));
  }

  async #link(): Promise<string> {
    return (await reviewing()).linkIn(this);
  }

  /** The button says what it links: one look tells whether it is the line or the file. Where that does not load, it says less. */
  #name(review: HTMLElement): void {
    const say = (name: string) => relabel(review, name ? `Copy PR link to ${name}` : 'Copy PR link');
    void reviewing().then(
      ({ nameIn }) => say(nameIn(this)),
      () => undefined,
    );
  }

  /** Arrow keys go from line to line of a file that has the focus by keyboard; the address follows, and the line is told. */
  #walk(event: KeyboardEvent): void {
    const code = event.currentTarget;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !(code instanceof HTMLElement) || !code.matches(':focus-visible')) return;
    const lines = [...code.querySelectorAll('[data-number]')];
    const at = lines.findIndex(({ id }) => id === currentAnchor());
    const next = lines[at < 0 ? 0 : at + step];
    event.preventDefault();
    if (next) goTo(next.id);
    code.focus({ preventScroll: true });
  }
}

customElements.define('annotated-file', AnnotatedFile);
