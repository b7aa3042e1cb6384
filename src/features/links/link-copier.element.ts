import { titleOf } from './title-of.browser.ts';
import { copyFrom } from '../../shared/browser/clipboard.ts';
import { onChoices, settleAddress } from '../../shared/browser/address.ts';
import { adoptVariant, linkTo } from '../../shared/browser/state.ts';

/**
 * The links of a page: takes the choices of the address it was opened with, and lets every link to a place copy
 * `[Chapter § Section](address)` on a click, the bare address with Shift.
 */
class LinkCopier extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    settleAddress();
    onChoices(adoptVariant, signal);
    addEventListener('hashchange', settleAddress, { signal });
    document.addEventListener('click', (event) => this.#copy(event), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #copy(event: MouseEvent): void {
    const anchor = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-anchor]') : null;
    if (!anchor || event.ctrlKey || event.metaKey) return;
    const id = decodeURIComponent(anchor.hash.slice(1));
    const address = linkTo(id);
    const chapter = document.querySelector<HTMLElement>('main')?.dataset['chapter'] ?? document.title;
    const title = titleOf(anchor);
    void copyFrom(anchor, event.shiftKey ? address : `[${chapter} § ${title}](${address})`, `the link to ${title}`);
    if (event.shiftKey) event.preventDefault();
  }
}

customElements.define('link-copier', LinkCopier);
