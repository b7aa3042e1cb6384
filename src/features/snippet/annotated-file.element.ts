import { copyFrom, relabel } from '../../shared/browser/clipboard.ts';
import { currentAnchor, goTo } from '../../shared/browser/address.ts';
import { fetched } from '../../shared/browser/loading.ts';
import { attribute } from '../../shared/browser/attribute.ts';

/** What a reviewer needs: loaded for a link to a line or a note, or when it is asked for. */
const reviewing = () => import('./review.browser.ts');

/** A config file: copies its stored bytes, links any of its lines; arrow keys go from line number to line number. */
class AnnotatedFile extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    const copy = this.#button('[data-copy]');
    const review = this.#button('[data-review]');
    copy?.addEventListener(
      'click',
      () => void copyFrom(copy, this.#text(), attribute(this, 'name'), this.querySelector('pre code')),
      {
        signal,
      },
    );
    review?.addEventListener('click', () => void copyFrom(review, this.#link(), 'the PR link'), { signal });
    if (review) {
      addEventListener('hashchange', () => this.#name(review), { signal });
      if (currentAnchor()) this.#name(review);
    }
    // A long file has hundreds: those after the first get their names when a reader is among them.
    const first = this.querySelector<HTMLAnchorElement>('[data-number]');
    if (first) name(first).tabIndex = 0;
    this.addEventListener('focusin', () => this.#numbers().forEach(name), { signal, once: true });
    this.addEventListener('keydown', (event) => this.#walk(event), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #button(selector: string): HTMLButtonElement | null {
    const button = this.querySelector<HTMLButtonElement>(selector);
    if (button) button.hidden = false;
    return button;
  }

  #numbers(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('[data-number]')];
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
    const { written } = await import('../values/values.browser.ts');
    return written(text, attribute(this, 'title'));
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

  #walk(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const numbers = this.#numbers();
    const at = numbers.findIndex((number) => number === document.activeElement);
    const next = step === undefined || at < 0 ? undefined : numbers[at + step];
    if (!next) return;
    event.preventDefault();
    for (const number of numbers) number.tabIndex = number === next ? 0 : -1;
    next.focus();
    goTo(decodeURIComponent(next.hash.slice(1)));
    next.focus();
  }
}

/** Lets a screen reader come to a line number. */
function name(number: HTMLAnchorElement): HTMLAnchorElement {
  number.removeAttribute('aria-hidden');
  number.setAttribute('aria-label', `Line ${attribute(number, 'number')}`);
  return number;
}

customElements.define('annotated-file', AnnotatedFile);
