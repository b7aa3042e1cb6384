import { standing, type Progress } from './progress.ts';
import { onChoices } from '../../shared/browser/address.ts';
import { announce } from '../../shared/browser/announce.ts';
import { made } from '../../shared/browser/made.ts';
import { changeProgress, onProgress, progress, progressTrouble } from './progress.browser.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import css from './onboarding.css?inline';
import { attribute } from '../../shared/browser/attribute.ts';

/** Lets the reader follow one of the reading paths, and says how far they are: in `[data-standing]`, and on the rows of what is read. */
class PathChoice extends HTMLElement {
  #life: AbortController | undefined;
  /** What is wrong with the link that led here. */
  #odd = '';
  #stop = made('button', { type: 'button', class: 'quiet' }, 'Stop following');

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    for (const button of this.#buttons()) {
      button.hidden = false;
      button.addEventListener('click', () => this.#choose(button), { signal });
    }
    this.#stop.addEventListener('click', () => this.#leave(), { signal });
    onProgress((now) => this.#show(now), signal);
    onChoices(({ path }) => path !== undefined && this.#follow(path), signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.querySelectorAll<HTMLButtonElement>('button[data-path]')];
  }

  /** Takes the path that a link asks for, such as `#paths&v1&path=ship`. */
  #follow(path: string): void {
    const known = this.#buttons().some(({ dataset }) => dataset['path'] === path);
    this.#odd = known ? '' : 'The link asks for a path that this guide does not have. Choose one here.';
    if (known) changeProgress((now) => ({ ...now, path }));
    else this.#show(progress());
    announce(this.#odd || this.#sentence(progress()));
  }

  #choose(button: HTMLButtonElement): void {
    const asked = attribute(button, 'path');
    if (progress().path === asked) return this.#leave();
    this.#odd = '';
    changeProgress((now) => ({ ...now, path: asked }));
    announce(progressTrouble() || this.#sentence(progress()));
  }

  #leave(): void {
    const left = this.#buttons().find(({ dataset }) => dataset['path'] === progress().path);
    changeProgress((now) => ({ ...now, path: '' }));
    announce(progressTrouble() || 'You follow no path.');
    left?.focus();
  }

  #sentence(now: Progress): string {
    const button = this.#buttons().find(({ dataset }) => dataset['path'] === now.path);
    if (!button) return '';
    const { done, of } = standing(now, attribute(button, 'chapters').split(' '));
    return `You follow ${button.dataset['title']}: ${done} of ${of} chapters read.`;
  }

  #show(now: Progress): void {
    for (const button of this.#buttons()) {
      const followed = button.dataset['path'] === now.path;
      button.setAttribute('aria-pressed', String(followed));
      if (button.firstChild) button.firstChild.textContent = followed ? 'Followed' : 'Follow';
    }
    for (const row of this.querySelectorAll<HTMLElement>('[data-chapter]')) {
      const read = now.read.includes(attribute(row, 'chapter'));
      row.querySelector('[data-said]')?.remove();
      row.toggleAttribute('data-read', read);
      if (read) row.append(made('span', { class: 'vh', 'data-said': true }, ' read'));
    }
    const sentence = this.#sentence(now);
    const said = [this.#odd, progressTrouble(), sentence].filter(Boolean).join(' ');
    this.querySelector('[data-standing]')?.replaceChildren(said, ...(sentence ? [' ', this.#stop] : []));
  }
}

customElements.define('path-choice', PathChoice);
