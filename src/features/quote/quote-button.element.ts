import css from './quote.css?inline';
import { quote } from './quote.ts';
import { directiveFor, formatDirective } from './text-fragment.ts';
import { copyFrom } from '../../shared/browser/clipboard.ts';
import { made } from '../../shared/browser/made.ts';
import { readSelection, selectedRange, type SelectedText } from './page-text.browser.ts';
import { linkTo } from '../../shared/browser/state.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';

/** A button beside what is selected in the text: copies it as a Markdown quotation with a link that marks it again. */
class QuoteButton extends HTMLElement {
  #life: AbortController | undefined;
  #main = document.querySelector('main');
  #button = made('button', { type: 'button', title: 'Alt Q', 'aria-keyshortcuts': 'Alt+Q' }, 'Copy as quote');

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    this.hidden = true;
    this.replaceChildren(this.#button);
    // The selection outlives the press: else there would be nothing to quote.
    this.#button.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    this.#button.addEventListener('click', () => this.#copy(), { signal });
    document.addEventListener('selectionchange', () => this.#follow(), { signal });
    document.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.#follow();
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #follow(): void {
    const range = selectedRange(this.#main);
    this.hidden = !range;
    if (!range) return;
    const boxes = range.getClientRects();
    const end = boxes[boxes.length - 1] ?? range.getBoundingClientRect();
    const room = document.documentElement.clientWidth - this.offsetWidth - 8;
    this.style.insetBlockStart = `${end.bottom + scrollY}px`;
    this.style.insetInlineStart = `${Math.max(8, Math.min(end.right - this.offsetWidth / 2, room))}px`;
  }

  #key(event: KeyboardEvent): void {
    if (this.hidden) return;
    // By place as well: with Alt a Mac types another letter.
    const asked = event.altKey && !event.ctrlKey && (event.key.toLowerCase() === 'q' || event.code === 'KeyQ');
    if (event.key === 'Escape') this.hidden = true;
    if (!asked) return;
    event.preventDefault();
    this.#copy();
  }

  #copy(): void {
    const range = selectedRange(this.#main);
    if (!range) return;
    void copyFrom(this.#button, quotation(readSelection(range), this.#main), 'the quotation');
  }
}

/** Text for the clipboard: the words, and the address of the place with a directive that marks them. */
function quotation({ page, range, blocks, begins }: SelectedText, main: Element | null): string {
  const { id, title } = placeOf(begins);
  const directive = directiveFor(page, range);
  const chapter = main instanceof HTMLElement ? main.dataset['chapter'] : undefined;
  const plain = linkTo(id);
  const address = directive ? `${plain}${plain.includes('#') ? '' : '#'}:~:${formatDirective(directive)}` : plain;
  return quote(blocks, { title: [chapter, title].filter(Boolean).join(' § '), address });
}

/** The section, or the topic in it, that an element stands in. */
function placeOf(element: Element): { id: string; title: string } {
  const section = element.closest('section[id]');
  const headings = [...(section?.querySelectorAll('h2, h3[id]') ?? [])];
  const above = headings.filter((heading) => {
    const order = heading.compareDocumentPosition(element);
    return heading.contains(element) || (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
  const heading = above.at(-1);
  return { id: heading?.id || (section?.id ?? ''), title: heading?.textContent?.trim() ?? '' };
}

customElements.define('quote-button', QuoteButton);
