import css from '../../shared/bar.css?inline';
import { announce } from '../../shared/browser/announce.ts';
import { made } from '../../shared/browser/made.ts';
import { onNewVersion, takeOver } from './new-version.browser.ts';
import { startUnasked } from './offline.browser.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';

/** Has visited pages kept for reading offline; a newer version waits until the reader says so. */
class NewVersion extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    // A browser that refuses keeps nothing: the guide reads as ever, online.
    startUnasked()
      .then((registration) => onNewVersion(registration, () => this.#say(registration), signal))
      .catch(() => undefined);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #say(registration: ServiceWorkerRegistration): void {
    if (this.firstChild) return;
    adoptStyles(css);
    const said = 'A newer version of this guide is there.';
    const look = { class: 'notice', role: 'region', 'aria-label': 'New version' };
    const bar = made('div', look, made('p', {}, said));
    this.append(bar);
    this.#button(bar, 'Reload', () => takeOver(registration));
    this.#button(bar, 'Later', () => bar.remove());
    announce(said);
  }

  #button(bar: HTMLElement, name: string, act: () => void): void {
    const button = made('button', { type: 'button', class: 'quiet' }, name);
    bar.append(button);
    const signal = this.#life?.signal;
    button.addEventListener('click', act, signal && { signal });
  }
}

customElements.define('new-version', NewVersion);
