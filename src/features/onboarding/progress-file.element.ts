import { formatChecklist } from './checklist.ts';
import { announce } from '../../shared/browser/announce.ts';
import { download } from '../../shared/browser/download.ts';
import { copyFrom, flash } from '../../shared/browser/clipboard.ts';
import { loadTasks } from './tasks.browser.ts';
import { forgetProgress, progress } from './progress.browser.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import css from './onboarding.css?inline';
import { attribute } from '../../shared/browser/attribute.ts';
import './inner/progress-import.element.ts';

/** Progress out of this browser: copied or downloaded as a Markdown check-list, or forgotten. */
class ProgressFile extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    const act = (name: string, run: (button: HTMLButtonElement) => void) => {
      const button = this.querySelector<HTMLButtonElement>(`[data-act=${name}]`);
      if (!button) return;
      button.hidden = false;
      button.addEventListener('click', () => run(button), { signal });
    };
    act('copy', (button) => void copyFrom(button, this.#markdown(), 'the check-list'));
    act('download', (button) => void this.#download(button));
    act('forget', () => this.#dialog()?.showModal());
    act('keep', () => this.#dialog()?.close());
    act('confirm', () => this.#forget());
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  async #markdown(): Promise<string> {
    const tasks = await loadTasks(attribute(this, 'tasks'));
    return formatChecklist(progress(), tasks, (path) => new URL(path, document.baseURI).href);
  }

  async #download(button: HTMLElement): Promise<void> {
    const text = await this.#markdown().catch(() => undefined);
    if (text === undefined) {
      flash(button, 'Not loaded');
      return announce('The list of checks could not be loaded. Look whether you are online.');
    }
    download(text, 'onboarding.md', 'text/markdown');
    announce('Downloaded onboarding.md');
  }

  #forget(): void {
    forgetProgress();
    this.#dialog()?.close();
    announce('Forgotten. This browser holds no progress any more.');
  }
}

customElements.define('progress-file', ProgressFile);
