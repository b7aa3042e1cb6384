import { copyFrom, nameAfter } from '../../shared/browser/clipboard.ts';

/** A shell transcript: copies its commands, without prompts and without output. */
class ShellBlock extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    const button = this.querySelector<HTMLButtonElement>('[data-copy]');
    if (!button) return;
    button.hidden = false;
    nameAfter(button, this.closest('figure')?.id.replaceAll('-', ' ') ?? '');
    button.addEventListener(
      'click',
      () => void copyFrom(button, this.#commands(), 'the commands', this.querySelector('code')),
      {
        signal,
      },
    );
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #commands(): string {
    return [...this.querySelectorAll('[data-command]')].map((command) => `${command.textContent}\n`).join('');
  }
}

customElements.define('shell-block', ShellBlock);
