import { setAnswer, type Progress } from './progress.ts';
import { announce } from '../../shared/browser/announce.ts';
import { made } from '../../shared/browser/made.ts';
import { changeProgress, onProgress } from './progress.browser.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import css from './onboarding.css?inline';

/** The questions of a chapter: says at once whether a choice is right and why, and remembers it. */
class SelfCheck extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    this.addEventListener('change', (event) => this.#answer(event.target), { signal });
    // Chosen before this was loaded.
    const early = [...this.querySelectorAll<HTMLInputElement>('input:checked')];
    onProgress((now) => this.#show(now), signal);
    for (const box of early) this.#answer(box);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #answer(box: EventTarget | null): void {
    if (!(box instanceof HTMLInputElement)) return;
    const question = box.closest('fieldset');
    if (!question) return;
    changeProgress((now) => setAnswer(now, this.#id(box), Number(box.value)));
    announce(question.querySelector('[data-verdict]')?.textContent ?? '');
  }

  #id({ name }: HTMLInputElement): string {
    return `${this.dataset['chapter']}#${name}`;
  }

  #show({ answers }: Progress): void {
    for (const question of this.querySelectorAll('fieldset')) {
      const boxes = [...question.querySelectorAll('input')];
      const given = boxes[0] && answers[this.#id(boxes[0])];
      const chosen = boxes.find(({ value }) => value === String(given));
      for (const box of boxes) box.checked = box === chosen;
      const why = question.querySelectorAll('details li')[Number(chosen?.value ?? NaN)];
      question.toggleAttribute('data-right', why?.querySelector('b') !== null && why !== undefined);
      this.#say(question, why);
    }
  }

  /** The verdict stands right below the options; the answers in full stay where they are. */
  #say(question: HTMLFieldSetElement, why: Element | undefined): void {
    let verdict = question.querySelector<HTMLElement>('[data-verdict]');
    if (!verdict) {
      verdict = made('p', { 'data-verdict': true });
      question.insertBefore(verdict, question.querySelector('details'));
    }
    verdict.hidden = !why;
    const words = why?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    verdict.textContent = !why || why.querySelector('b') ? words : `Not this one. ${words}`;
  }
}

customElements.define('self-check', SelfCheck);
