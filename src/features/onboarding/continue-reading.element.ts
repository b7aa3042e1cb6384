import { attribute } from '../../shared/browser/attribute.ts';
import { parseBookmark } from './bookmark.ts';
import { onProgress, progress } from './progress.browser.ts';
import { standing } from './progress.ts';
import { onKeptChange, stored } from '../../shared/browser/storage.ts';

/** Leads back to the section that was read last, or to the chapter after it if that one is called read. */
class ContinueReading extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    onProgress(() => this.#show(), signal);
    onKeptChange(() => this.#show(), signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #show(): void {
    const link = this.querySelector('a');
    const { chapter, section = '', title = '' } = parseBookmark(stored('bookmark')) ?? {};
    const read = chapter !== undefined && progress().read.includes(chapter);
    const next = read ? standing(progress(), this.#stops(), chapter).next : chapter;
    const to = this.#row(next);
    // The head of the page shows this door for anything that was kept: it leads nowhere if that is no chapter, or all is read.
    document.documentElement.toggleAttribute('data-begun', to !== null);
    if (!link || !to) return;
    const place = read ? '' : section;
    link.href = `${to.href}${place && `#${place}`}`;
    link.textContent = ['Continue: ', to.textContent?.trim(), place && `, ${title}`].join('');
  }

  /** Chapters of the path that is followed; all of them if none is. */
  #stops(): string[] {
    const path = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(progress().path)}"]`);
    if (path?.dataset['chapters']) return path.dataset['chapters'].split(' ');
    return [...document.querySelectorAll<HTMLElement>('th[data-chapter]')].map((row) => attribute(row, 'chapter'));
  }

  #row(chapter = ''): HTMLAnchorElement | null {
    return document.querySelector(`th[data-chapter="${CSS.escape(chapter)}"] a`);
  }
}

customElements.define('continue-reading', ContinueReading);
