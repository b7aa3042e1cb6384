import { setRead, standing, type Progress } from './progress.ts';
import { announce } from '../../shared/browser/announce.ts';
import { listedChapters, pathTitle, type ListedChapter } from './chapter-list.browser.ts';
import { made } from '../../shared/browser/made.ts';
import { leadTo } from './path-pager.browser.ts';
import { changeProgress, onProgress, progress, progressTrouble } from './progress.browser.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import css from './onboarding.css?inline';
import './side-progress.element.ts';
import { attribute } from '../../shared/browser/attribute.ts';

/** The end of a chapter: the reader says that it is read, and hears where the chosen path goes on. */
class ReadingProgress extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    const label = this.querySelector('label');
    if (label) label.hidden = false;
    this.querySelector('input')?.addEventListener('change', (event) => this.#mark(event), { signal });
    onProgress((now) => this.#show(now), signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #chapter(): string {
    return attribute(this, 'chapter');
  }

  #mark({ target }: Event): void {
    const yes = target instanceof HTMLInputElement && target.checked;
    changeProgress((now) => setRead(now, this.#chapter(), yes));
    announce(progressTrouble() || this.#sentence(progress()) || (yes ? 'Chapter read.' : 'Chapter not read.'));
  }

  /** Chapters of the chosen path. */
  #stops({ path }: Progress): ListedChapter[] {
    return listedChapters().filter(({ paths }) => paths.includes(path));
  }

  #sentence(now: Progress): string {
    const stops = this.#stops(now).map(({ id }) => id);
    if (stops.length === 0) return '';
    const { done, of, next } = standing(now, stops, this.#chapter());
    const aside = stops.includes(this.#chapter()) ? '' : ' This chapter is not on it.';
    const end = next === undefined ? ' Nothing is left after this chapter.' : '';
    return `${pathTitle(now.path)}: ${done} of ${of} read.${aside}${end}`;
  }

  #show(now: Progress): void {
    const box = this.querySelector('input');
    if (box) box.checked = now.read.includes(this.#chapter());
    const line = this.querySelector('p');
    if (!line) return;
    const stops = this.#stops(now);
    const { next } = standing(
      now,
      stops.map(({ id }) => id),
      this.#chapter(),
    );
    const stop = stops.find(({ id }) => id === next)?.link;
    line.replaceChildren([progressTrouble(), this.#sentence(now)].filter(Boolean).join(' '));
    line.hidden = line.textContent === '';
    const title = stop?.firstChild?.textContent?.trim() ?? '';
    if (stop) line.append(' Next on this path: ', made('a', { href: stop.href }, title));
    leadTo(stop && { href: stop.href, title, path: pathTitle(now.path) });
  }
}

customElements.define('reading-progress', ReadingProgress);
