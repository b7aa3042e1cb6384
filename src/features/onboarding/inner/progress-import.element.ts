import { parseChecklist, type Taken } from '../checklist.ts';
import { count } from '../doctor-account.ts';
import { lineMost } from '../../../shared/longest-line.ts';
import { pasteMost } from '../../../shared/paste.ts';
import { merge } from '../progress.ts';
import { announce } from '../../../shared/browser/announce.ts';
import { loadTasks } from '../tasks.browser.ts';
import { made } from '../../../shared/browser/made.ts';
import { cutOf } from '../../../shared/browser/long-paste.ts';
import { changeProgress, progress } from '../progress.browser.ts';
import { adoptStyles } from '../../../shared/browser/styles.ts';
import css from '../onboarding.css?inline';
import { attribute } from '../../../shared/browser/attribute.ts';

/** Lines shown of those that were not understood. */
const strangeMost = 20;

/** Takes a check-list back, pasted or from a file. Adds what is ticked in it, and unticks nothing. */
class ProgressImport extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    for (const part of this.querySelectorAll<HTMLElement>('[hidden]')) part.hidden = false;
    this.querySelector('button')?.addEventListener('click', () => void this.#take(...this.#pasted()), { signal });
    this.querySelector('input')?.addEventListener('change', (event) => void this.#open(event), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  /** Text of the field, and what was left out of it. */
  #pasted(): [text: string, cut: string] {
    const field = this.querySelector('textarea');
    return field ? [field.value, cutOf(field)] : ['', ''];
  }

  async #open({ target }: Event): Promise<void> {
    const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
    if (!file) return;
    await this.#read(file);
    // So that the same file can be chosen again.
    (target as HTMLInputElement).value = '';
  }

  async #read(file: File): Promise<void> {
    if (file.size > pasteMost) return this.#say(`${file.name} is too large for a check-list. Choose an onboarding.md.`);
    const text = await file.text().catch(() => undefined);
    if (text === undefined) return this.#say(`${file.name} could not be read. Choose it again.`);
    await this.#take(text);
  }

  async #take(text: string, cut = ''): Promise<void> {
    const tasks = await loadTasks(attribute(this, 'tasks')).catch(() => undefined);
    if (!tasks)
      return this.#say('The list of checks could not be loaded. Look whether you are online, then try again.');
    const taken = parseChecklist(text, tasks);
    const before = progress();
    changeProgress((now) => merge(now, taken.progress));
    const read = progress().read.length - before.read.length;
    const checks = progress().checks.length - before.checks.length;
    this.#say(sentence(taken, read, checks) + cut, taken.strange);
  }

  #say(words: string, strange: readonly string[] = []): void {
    const rows = strange.slice(0, strangeMost).map((line) => made('li', {}, line.slice(0, lineMost)));
    if (strange.length > strangeMost) rows.push(made('li', {}, `and ${strange.length - strangeMost} more`));
    const odd = strange.length > 0 ? [made('p', {}, 'Not understood:'), made('ul', {}, ...rows)] : [];
    this.querySelector('[data-account]')?.replaceChildren(made('p', {}, words), ...odd);
    announce(words);
  }
}

function sentence({ tasks, strange }: Taken, read: number, checks: number): string {
  if (tasks === 0)
    return 'There is no task of this guide in it. Paste lines such as "- [x] [Start here](…/start/)", as Copy as Markdown makes them.';
  const news =
    read + checks === 0 ? 'Nothing new' : `Taken: ${count(read, 'chapter')} read, ${count(checks, 'check')} ticked`;
  const odd = strange.length === 0 ? '' : ` ${count(strange.length, 'task')} not understood.`;
  return `${news}, of ${count(tasks, 'task')} in it.${odd}`;
}

customElements.define('progress-import', ProgressImport);
