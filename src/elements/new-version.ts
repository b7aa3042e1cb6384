import css from '../styles/late/bar.css?inline';
import { announce } from '../platform/announce.ts';
import { onNewVersion, startKeeping, takeOver } from '../platform/offline.ts';
import { adoptStyles } from '../platform/styles.ts';

/** Has visited pages kept for reading offline; a newer version waits until the reader says so. */
class NewVersion extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    // A browser that refuses keeps nothing: the guide reads as ever, online.
    startKeeping()
      .then((registration) => onNewVersion(registration, () => this.#tell(registration), signal))
      .catch(() => undefined);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #tell(registration: ServiceWorkerRegistration): void {
    if (this.firstChild) return;
    adoptStyles(css);
    const said = 'A newer version of this guide is there.';
    const bar = this.appendChild(document.createElement('div'));
    bar.className = 'notice';
    bar.setAttribute('role', 'region');
    bar.setAttribute('aria-label', 'New version');
    bar.appendChild(document.createElement('p')).append(said);
    this.#button(bar, 'Reload', () => takeOver(registration));
    this.#button(bar, 'Later', () => bar.remove());
    announce(said);
  }

  #button(bar: HTMLElement, name: string, act: () => void): void {
    const button = bar.appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = 'quiet';
    button.append(name);
    const signal = this.#life?.signal;
    button.addEventListener('click', act, signal && { signal });
  }
}

customElements.define('new-version', NewVersion);
