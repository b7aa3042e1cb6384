import { setCheck, setRead, type Progress } from './progress.ts';
import { announce } from '../../shared/browser/announce.ts';
import { changeProgress, onProgress, progress, progressTrouble } from './progress.browser.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import css from './onboarding.css?inline';
import './side-progress.element.ts';

/** A check-list that remembers its ticks. The value of a box is what it ticks: `start#reboot` a check, `start` a whole chapter. */
class DoneList extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    if (this.querySelector('doctor-paste')) void import('./inner/doctor-paste.element.ts').catch(() => undefined);
    this.addEventListener('change', (event) => this.#tick(event.target), { signal });
    // Ticked before this was loaded.
    for (const box of this.#boxes().filter(({ checked }) => checked)) this.#tick(box);
    onProgress((now) => this.#show(now), signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  }

  #tick(box: EventTarget | null): void {
    if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return;
    const { value, checked } = box;
    const [chapter = ''] = value.split('#');
    const list = this.#boxes().flatMap((other) => (other.value.startsWith(`${chapter}#`) ? [other.value] : []));
    const before = progress().read.includes(chapter);
    changeProgress((now) => (value === chapter ? setRead(now, chapter, checked) : setCheck(now, value, checked, list)));
    if (value !== chapter && !before && progress().read.includes(chapter))
      announce('That was the last check of the list. The chapter counts as read.');
    else if (progressTrouble()) announce(progressTrouble());
  }

  #show({ read, checks }: Progress): void {
    for (const box of this.#boxes()) box.checked = (box.value.includes('#') ? checks : read).includes(box.value);
  }
}

customElements.define('done-list', DoneList);
