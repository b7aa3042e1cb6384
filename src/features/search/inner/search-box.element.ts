import { saidOfShort } from '../search.ts';
import { announce } from '../../../shared/browser/announce.ts';
import { made } from '../../../shared/browser/made.ts';
import { loadIndex, type Find, type Places } from '../index.browser.ts';
import { rowOf } from '../rows.browser.ts';
import { setSlash, slashOpens } from '../slash.browser.ts';
import { adoptStyles } from '../../../shared/browser/styles.ts';
import css from '../search-box.css?inline';
import { attribute } from '../../../shared/browser/attribute.ts';

/** Searches: arrows choose, Enter goes. */
class SearchBox extends HTMLElement {
  #life: AbortController | undefined;
  #find: Promise<Find> | undefined;
  #input = this.querySelector('input');
  #list = this.querySelector('[role=listbox]');
  #say = this.querySelector('[data-say]');
  /** Above the list, because a keyboard covers what stands below it. */
  #instead = made('p', { hidden: true });

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    this.#list?.before(this.#instead);
    const slash = made('input', { type: 'checkbox', checked: slashOpens() });
    slash.addEventListener('change', () => setSlash(slash.checked), { signal });
    this.querySelector('[data-keys]')?.append(made('label', {}, slash, ' ', made('kbd', {}, '/'), ' opens the search'));
    const dialog = this.closest('dialog');
    this.#input?.addEventListener('input', () => void this.#search(), { signal });
    this.#input?.addEventListener('keydown', (event) => this.#walk(event), { signal });
    dialog?.addEventListener('click', ({ target }) => target === dialog && dialog.close(), { signal });
    // It is opened again with the last words, or with those of a button.
    const again = () => this.#input?.addEventListener('focus', () => this.#opened(), { once: true, signal });
    dialog?.addEventListener('close', again, { signal });
    addEventListener('online', () => !this.#find && void this.#search(), { signal });
    this.#list?.addEventListener('click', () => dialog?.close(), { signal });
    // What was typed while this came.
    void this.#search();
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #opened(): void {
    this.#input?.select();
    void this.#search();
  }

  async #search(): Promise<void> {
    const query = this.#input?.value.trim() ?? '';
    try {
      const find = await (this.#find ??= loadIndex(attribute(this, 'index')));
      const places = await find(query);
      if (query === this.#input?.value.trim()) this.#show(places, query);
    } catch {
      this.#find = undefined;
      this.#list?.replaceChildren();
      this.#tell('The index did not load. The page for every symptom is under Troubleshooting.', true);
    }
  }

  #show({ found, instead }: Places, query: string): void {
    const hits = found.length > 0 ? found : instead;
    this.#list?.replaceChildren(...hits.map(rowOf));
    this.#input?.setAttribute('aria-expanded', String(hits.length > 0));
    this.#select(query && found.length > 0 ? 0 : -1);
    this.#instead.hidden = true;
    if (!query) return;
    if (found.length > 0) this.#tell(`${found.length} places.${saidOfShort(query)}`);
    else this.#tell(`Nothing for ${shown(query)}. Try one word of it, or a directive.${saidOfShort(query)}`, true);
  }

  #rows(): HTMLAnchorElement[] {
    return [...(this.#list?.querySelectorAll('a') ?? [])];
  }

  #select(index: number): void {
    this.#rows().forEach((row, at) => row.setAttribute('aria-selected', String(at === index)));
    const row = this.#rows()[index];
    row?.scrollIntoView({ block: 'nearest' });
    if (row) this.#input?.setAttribute('aria-activedescendant', row.id);
    else this.#input?.removeAttribute('aria-activedescendant');
  }

  #walk(event: KeyboardEvent): void {
    const rows = this.#rows();
    const at = rows.findIndex((row) => row.getAttribute('aria-selected') === 'true');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined)
      this.#select((Math.max(at, -(step + 1) / 2) + step + rows.length) % Math.max(rows.length, 1));
    else if (event.key === 'Enter') rows[at]?.click();
    else return;
    event.preventDefault();
  }

  /** @param instead - whether it stands where the places would. */
  #tell(message: string, instead = false): void {
    this.#instead.hidden = !instead;
    (instead ? this.#say : this.#instead)?.replaceChildren();
    (instead ? this.#instead : this.#say)?.replaceChildren(message);
    announce(message);
  }
}

/** As much of a query as a sentence can hold. */
function shown(query: string): string {
  return query.length > 60 ? `${query.slice(0, 60)}…` : query;
}

customElements.define('search-box', SearchBox);
