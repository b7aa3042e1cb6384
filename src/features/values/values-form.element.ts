import type { Parameter } from '../../shared/parameters.ts';
import { formSays } from './values-account.ts';
import { announce } from '../../shared/browser/announce.ts';
import { loadParameters, onValues, readerValues, setValues } from './values.browser.ts';
import { attribute } from '../../shared/browser/attribute.ts';

/** The form of the reader's values: what is accepted holds at once, what is refused says why and changes nothing. */
class ValuesForm extends HTMLElement {
  #life: AbortController | undefined;
  #parameters: readonly Parameter[] = [];

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    this.#start(signal).catch(() => {
      const said = 'The list of values did not load: reload the page to try again.';
      this.#say(said);
      announce(said);
    });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  async #start(signal: AbortSignal): Promise<void> {
    this.#parameters = await loadParameters(attribute(this, 'parameters'));
    for (const field of this.#fields()) field.readOnly = false;
    this.querySelectorAll<HTMLElement>('[data-act]').forEach((control) => (control.hidden = false));
    this.addEventListener('input', (event) => event.target instanceof HTMLInputElement && this.#take(), { signal });
    this.querySelector('[data-act="reset"]')?.addEventListener('click', () => this.#reset(), { signal });
    onValues(() => this.#show(), signal);
    this.#show();
  }

  #fields(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[data-value]')];
  }

  /** Takes what the fields say; a refused one keeps what was accepted before it. */
  #take(): void {
    setValues(Object.fromEntries(this.#fields().map(({ name, value }) => [name, value.trim()])), this.#parameters);
  }

  #reset(): void {
    for (const field of this.#fields()) field.value = field.defaultValue;
    this.#take();
    announce('Every value is as it was proven.');
  }

  #show(): void {
    const { values, refused } = readerValues();
    this.#say(formSays(readerValues()));
    for (const field of this.#fields()) {
      const reason = refused[field.name];
      const told = this.querySelector(`#${field.id}-reason`);
      if (reason === undefined && field.value.trim() !== (values[field.name] ?? field.defaultValue))
        field.value = values[field.name] ?? field.defaultValue;
      if (reason === undefined) field.removeAttribute('aria-invalid');
      else field.setAttribute('aria-invalid', 'true');
      field.toggleAttribute('data-changed', field.name in values);
      if (told) told.textContent = reason ?? '';
    }
  }

  #say(words: string): void {
    const place = this.querySelector<HTMLElement>('[data-say]');
    place?.replaceChildren(words);
    place?.toggleAttribute('hidden', words === '');
  }
}

customElements.define('values-form', ValuesForm);
