import { attribute } from '../../shared/browser/attribute.ts';
import { copyFrom } from '../../shared/browser/clipboard.ts';
import { fetched } from '../../shared/browser/loading.ts';
import { written } from '../values/values.browser.ts';
import { copiedText } from './copied-text.ts';

/** Copies the page as Markdown, with the reader's values where some differ. */
class CopyPage extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    const button = this.querySelector('button');
    button?.addEventListener('click', () => void copyFrom(button, this.#text(), 'the page as Markdown'), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  async #text(): Promise<string> {
    const response = await fetched(attribute(this, 'markdown'));
    return copiedText(await response.text(), response.url, written);
  }
}

customElements.define('copy-page', CopyPage);
