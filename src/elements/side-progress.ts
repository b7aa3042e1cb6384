import { standing, type Progress } from '../core/progress.ts';
import { onProgress } from '../platform/progress.ts';
import { adoptStyles } from '../platform/styles.ts';
import css from '../styles/late/onboarding.css?inline';

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
    const chapters = [...(this.closest('nav')?.querySelectorAll<HTMLAnchorElement>('[data-chapter]') ?? [])];
    for (const chapter of chapters) {
      const read = progress.read.includes(chapter.dataset['chapter'] ?? '');
      if (read === 'read' in chapter.dataset) continue;
      chapter.toggleAttribute('data-read', read);
      chapter.querySelector('.vh')?.remove();
      if (!read) continue;
      const said = chapter.appendChild(document.createElement('span'));
      said.className = 'vh';
      said.append(', read');
    }
    const on = chapters.filter(({ dataset }) => dataset['paths']?.split(' ').includes(progress.path));
    const titles = JSON.parse(this.dataset['paths'] ?? '{}') as Record<string, string>;
    const { done, of } = standing(
      progress,
      on.map(({ dataset }) => dataset['chapter'] ?? ''),
    );
    this.hidden = of === 0;
    this.querySelector('span')?.replaceChildren(`${titles[progress.path]}: ${done} of ${of} read`);
  }
}

customElements.define('side-progress', SideProgress);
