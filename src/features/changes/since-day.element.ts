import { attribute } from '../../shared/browser/attribute.ts';
import { longDate } from '../../shared/dates.ts';
import { firstSince } from './since.ts';

/** Leads from the day a server was set up to the page with all that changed since. */
class SinceDay extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    const [form, button] = [this.querySelector('form'), this.querySelector('button')];
    form?.addEventListener('submit', (event) => this.#go(event), { signal });
    button?.addEventListener('click', (event) => this.#go(event), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #go(event: Event): void {
    event.preventDefault();
    const input = this.querySelector('input');
    if (!input?.reportValidity()) return;
    const links = [...this.querySelectorAll<HTMLElement>('[data-day]')];
    const day = firstSince(
      links.map((link) => attribute(link, 'day')),
      input.value,
    );
    if (day) links.find((link) => attribute(link, 'day') === day)?.click();
    else this.#say(`Nothing in the files has changed since ${longDate(new Date(input.value))}.`);
  }

  #say(text: string): void {
    const place = this.querySelector<HTMLElement>('[data-say]');
    if (!place) return;
    place.hidden = false;
    place.textContent = text;
  }
}

customElements.define('since-day', SinceDay);
