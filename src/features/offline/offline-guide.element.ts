import css from './offline.css?inline';
import { isText, listOf, objectOf } from '../../shared/form.ts';
import { areListedPages, type ListedPage } from '../../shared/listed-page.ts';
import { announce } from '../../shared/browser/announce.ts';
import { currentPath } from '../../shared/browser/address.ts';
import { fetchedData } from '../../shared/browser/loading.ts';
import { made } from '../../shared/browser/made.ts';
import { canKeep, forgetKept, keep, listKept, startKeeping } from './offline.browser.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import { attribute } from '../../shared/browser/attribute.ts';

/** How many addresses are asked for at a time: one step of the progress. */
const STEP = 8;

/** The page about reading offline: which pages are kept, all of them on request, none on request. */
class OfflineGuide extends HTMLElement {
  #life: AbortController | undefined;
  #told = this.querySelector('[data-say]');
  #progress = this.querySelector('progress');

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    const lost = this.querySelector<HTMLElement>('[data-lost]');
    if (lost) lost.hidden = currentPath() === this.dataset['own'];
    if (!canKeep()) return this.#say('This browser, or this address, does not let pages be kept: it takes https.');
    this.#say('', false);
    this.#act('[data-keep]', () => this.#keepAll(), signal);
    this.#act('[data-forget]', () => this.#forget(), signal);
    void this.#list();
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #act(selector: string, act: () => Promise<void>, signal: AbortSignal): void {
    const button = this.querySelector<HTMLButtonElement>(selector);
    if (!button) return;
    button.hidden = false;
    button.addEventListener(
      'click',
      () => {
        if (button.ariaDisabled === 'true') return;
        button.setAttribute('aria-disabled', 'true');
        act()
          .catch(() => this.#say('The network gave no answer. What is kept stays kept.'))
          .finally(() => button.removeAttribute('aria-disabled'));
      },
      { signal },
    );
  }

  async #keepAll(): Promise<void> {
    await startKeeping();
    const { paths } = await fetchedData(attribute(this, 'index'), objectOf({ paths: listOf(isText, 1) }));
    let failed: string[] = [];
    this.#progress?.removeAttribute('hidden');
    for (let at = 0; at < paths.length; at += STEP) {
      failed = failed.concat(await keep(paths.slice(at, at + STEP)));
      const done = Math.min(at + STEP, paths.length);
      this.#say(`${done - failed.length} of ${paths.length} pages and files kept`, crosses(at, done, paths.length));
      if (this.#progress) this.#progress.value = done / paths.length;
    }
    this.#say(
      failed.length > 0
        ? `${failed.length} could not be fetched. Press again to fetch them.`
        : 'The whole guide is kept.',
    );
    await this.#list();
  }

  async #forget(): Promise<void> {
    await forgetKept();
    this.#progress?.setAttribute('hidden', '');
    this.#say('Nothing is kept any more.');
    await this.#list();
  }

  /** Titles come from the list of pages, which is kept too; without it the addresses are shown. */
  async #list(): Promise<void> {
    const kept = await listKept().catch(() => []);
    const titles = kept.length > 0 ? await this.#titles() : [];
    const rows = kept.toSorted().map((path) => {
      const title = titles.find((page) => page.path === path)?.title ?? path;
      return made('li', {}, made('a', { href: path }, title));
    });
    this.querySelector('ul')?.replaceChildren(...rows);
    const count = this.querySelector('[data-count]');
    if (count) count.textContent = `${rows.length} pages are kept in this browser${rows.length > 0 ? ':' : '.'}`;
  }

  async #titles(): Promise<ListedPage[]> {
    return fetchedData(attribute(this, 'titles'), areListedPages).catch(() => []);
  }

  #say(message: string, aloud = true): void {
    if (this.#told) this.#told.textContent = message;
    if (aloud) announce(message);
  }
}

/** Whether a quarter of the whole was passed: often enough to be heard. */
function crosses(from: number, to: number, whole: number): boolean {
  return Math.floor((from / whole) * 4) < Math.floor((to / whole) * 4);
}

customElements.define('offline-guide', OfflineGuide);
