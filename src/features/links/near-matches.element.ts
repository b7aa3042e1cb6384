import { areListedPages } from '../../shared/listed-page.ts';
import { nearest } from './nearness.ts';
import { currentPath } from '../../shared/browser/address.ts';
import { fetchedData } from '../../shared/browser/loading.ts';
import { made } from '../../shared/browser/made.ts';
import { attribute } from '../../shared/browser/attribute.ts';

/** On the 404 page: puts the pages nearest to the mistyped address in place of the list of chapters. */
class NearMatches extends HTMLElement {
  connectedCallback(): void {
    // Without the index the list of chapters stays.
    this.#suggest().catch(() => undefined);
  }

  async #suggest(): Promise<void> {
    const pages = await fetchedData(attribute(this, 'index'), areListedPages);
    const rows = nearest(currentPath(), pages, 5).map(({ path, title, line }) =>
      made('li', {}, made('a', { href: path }, title), made('small', {}, line)),
    );
    this.querySelector('ul')?.replaceChildren(...rows);
  }
}

customElements.define('near-matches', NearMatches);
