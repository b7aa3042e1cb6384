import { announce } from '../../shared/browser/announce.ts';
import { followTheme, setTheme, theme, themes } from '../../shared/browser/state.ts';
import { onKeptChange } from '../../shared/browser/storage.ts';

/** A button that goes round system, light and dark. */
class ThemeSwitch extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    this.hidden = false;
    this.#show();
    this.querySelector('button')?.addEventListener('click', () => this.#next(), { signal });
    onKeptChange(() => this.#follow(), signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #next(): void {
    setTheme(themes[(themes.indexOf(theme()) + 1) % themes.length] ?? 'system');
    document.querySelectorAll<ThemeSwitch>('theme-switch').forEach((other) => other.#show());
    announce(`Theme: ${theme()}`);
  }

  #follow(): void {
    followTheme();
    this.#show();
  }

  #show(): void {
    const name = this.querySelector('span');
    if (name) name.textContent = theme();
  }
}

customElements.define('theme-switch', ThemeSwitch);
