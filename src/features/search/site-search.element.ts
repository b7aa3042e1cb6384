import { announce } from '../../shared/browser/announce.ts';
import { showSlash, slashOpens } from './slash.browser.ts';
import { onKeptChange } from '../../shared/browser/storage.ts';

/** Opens the search: `/`, Ctrl K or a button does. What searches is brought in then. */
class SiteSearch extends HTMLElement {
  #life: AbortController | undefined;
  #dialog = this.querySelector('dialog');

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    document.querySelectorAll<HTMLElement>('[data-search]').forEach((button) => {
      button.hidden = false;
      button.addEventListener('click', () => this.#open(button.dataset['search']), { signal });
    });
    document.addEventListener('keydown', (event) => this.#shortcut(event), { signal });
    showSlash();
    onKeptChange(showSlash, signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #shortcut(event: KeyboardEvent): void {
    const writing =
      event.target instanceof HTMLElement &&
      event.target.matches('input:not([type=checkbox],[type=radio]), textarea, select');
    const asked =
      (event.key === '/' && !writing && slashOpens()) ||
      (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey));
    if (!asked || document.querySelector('dialog:modal')) return;
    event.preventDefault();
    this.#open();
  }

  /** @param words - to be searched for at once. */
  #open(words?: string): void {
    const field = this.querySelector('input');
    if (field && words) field.value = words;
    this.#dialog?.showModal();
    import('./inner/search-box.element.ts').catch(() => {
      const said = 'The search did not load. Open it again, or see Troubleshooting.';
      this.querySelector('[data-say]')?.replaceChildren(said);
      announce(said);
    });
  }
}

customElements.define('site-search', SiteSearch);
