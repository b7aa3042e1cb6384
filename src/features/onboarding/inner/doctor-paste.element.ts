import { accountOf, count, summaryOf, type DoctorAccount } from '../doctor-account.ts';
import { parseDoctor } from '../doctor.ts';
import type { TaskCheck } from '../tasks.ts';
import { setCheck } from '../progress.ts';
import { announce } from '../../../shared/browser/announce.ts';
import { coded } from '../../../shared/browser/coded.ts';
import { loadTasks } from '../tasks.browser.ts';
import { made } from '../../../shared/browser/made.ts';
import { cutOf } from '../../../shared/browser/long-paste.ts';
import { changeProgress } from '../progress.browser.ts';
import { attribute } from '../../../shared/browser/attribute.ts';

/** Takes the output of the doctor, ticks what it proves in every chapter, and says what it did and could not do. */
class DoctorPaste extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    this.hidden = false;
    this.querySelector('button')?.addEventListener('click', () => void this.#take(), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  async #take(): Promise<void> {
    const box = this.querySelector('textarea');
    const found = parseDoctor(box?.value ?? '', this.querySelector('summary code')?.textContent ?? '');
    box?.setAttribute('aria-invalid', String('reason' in found));
    const cut = box ? cutOf(box) : '';
    if ('reason' in found) return this.#say(found.reason + cut);
    const tasks = await loadTasks(attribute(this, 'tasks')).catch(() => undefined);
    if (!tasks)
      return this.#say('The list of checks could not be loaded. Look whether you are online, then press again.');
    const account = accountOf(found.report, tasks);
    changeProgress((now) =>
      account.proved.reduce((so, { id }) => {
        const list = tasks.chapters.find(({ checks }) => checks.some((check) => check.id === id))?.checks ?? [];
        return setCheck(
          so,
          id,
          true,
          list.map((check) => check.id),
        );
      }, now),
    );
    this.#say(summaryOf(account) + cut, ...this.#lists(account));
  }

  /** One list for each thing there is to say. */
  #lists({ proved, failed, skipped, unknown, open, unseen }: DoctorAccount): Node[] {
    const chapter = this.dataset['chapter'];
    const here = (check: TaskCheck) => !chapter || check.id.startsWith(`${chapter}#`);
    const words = (checks: readonly TaskCheck[]) => checks.filter(here).map(({ says }) => [says]);
    const away = proved.filter((check) => !here(check)).length;
    return [
      list(
        'Failed',
        failed.map(({ says, href, fault }) => [
          `Not so: ${says}. `,
          link(fault ? `Read: ${fault.title}` : 'Read the section', fault ? fault.href : href),
        ]),
      ),
      list('Ticked', [...words(proved), ...(away > 0 ? [[`${count(away, 'check')} of other chapters`]] : [])]),
      list('Not proved by this run', words(open)),
      list(
        'Not looked at',
        skipped.map(({ says, href }) => [`${says}. `, link('Look yourself', href)]),
      ),
      list('The doctor cannot see', words(unseen)),
      list(
        'Unknown to this page, which is of another version than the script',
        unknown.map((id) => [id]),
      ),
    ].flatMap((part) => part ?? []);
  }

  #say(sentence: string, ...more: Node[]): void {
    this.querySelector('[data-account]')?.replaceChildren(made('p', {}, sentence), ...more);
    announce(sentence);
  }
}

/** A titled list; nothing if there is nothing in it. Words between backticks are code. */
function list(title: string, rows: readonly (readonly (string | Node)[])[]): Node[] | undefined {
  if (rows.length === 0) return undefined;
  const items = rows.map((row) =>
    made('li', {}, ...row.flatMap((part) => (typeof part === 'string' ? coded(part) : [part]))),
  );
  return [made('b', {}, title), made('ul', {}, ...items)];
}

function link(words: string, href: string): HTMLAnchorElement {
  return made('a', { href }, words);
}

customElements.define('doctor-paste', DoctorPaste);
