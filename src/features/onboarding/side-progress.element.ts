import { standing, type Progress } from './progress.ts';
import { listedChapters, pathTitle } from './chapter-list.browser.ts';
import { made } from '../../shared/browser/made.ts';
import { onProgress } from './progress.browser.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import css from './onboarding.css?inline';

/** Fills the rings of the chapters that are read, in the list of chapters it stands in, and says how far the chosen path is. */
class SideProgress extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    onProgress((now) => this.#show(now), signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #show(progress: Progress): void {
    const chapters = listedChapters();
    for (const { id, link } of chapters) {
      const read = progress.read.includes(id);
      if (read === 'read' in link.dataset) continue;
      link.toggleAttribute('data-read', read);
      link.querySelector('[data-read]')?.remove();
      if (read) link.append(made('span', { class: 'vh', 'data-read': '' }, ' (read)'));
    }
    const stops = chapters.filter(({ paths }) => paths.includes(progress.path)).map(({ id }) => id);
    const { done, of } = standing(progress, stops);
    this.hidden = of === 0;
    this.querySelector('span')?.replaceChildren(`${pathTitle(progress.path)}: ${done} of ${of} read`);
  }
}

customElements.define('side-progress', SideProgress);
