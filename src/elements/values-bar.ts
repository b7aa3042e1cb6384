import type { Parameter } from '../core/parameters.ts';
import { asChoices, valuesAmong } from '../core/values.ts';
import { currentAnchor } from '../platform/address.ts';
import { announce } from '../platform/announce.ts';
import { copyFrom } from '../platform/clipboard.ts';
import { fetchedPage } from '../platform/fetched-page.ts';
import { followDownloads } from '../platform/own-downloads.ts';
import { followAdditions, personalise } from '../platform/personal-page.ts';
import { linkTo } from '../platform/state.ts';
import { adoptStyles } from '../platform/styles.ts';
import { borrowValues, loadParameters, onValues, ownValues, recallValues, setValues } from '../platform/values.ts';
import css from '../styles/late/values.css?inline';
import './your-values.ts';

/** Makes the page the reader's own, and says at its foot how far it is from the files that were proven. */
export class ValuesBar extends HTMLElement {
  #life: AbortController | undefined;
  #parameters: readonly Parameter[] = [];
  #dialog = this.parentElement?.querySelector('dialog');
  /** The bar itself, once the values are known. */
  ready: Promise<this> = Promise.resolve(this);

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    this.ready = this.#start(signal);
    this.ready.catch(() => this.#tell(['The list of values did not load: the page shows the proven files.']));
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  /** Shows the values of a link. */
  borrow(choices: Readonly<Record<string, string>>): void {
    const given = valuesAmong(choices);
    if (given) borrowValues(given, this.#parameters);
  }

  /** Opens the form, at the field that has this value. */
  async open(value = ''): Promise<void> {
    const form = document.querySelector('main your-values') ?? (await this.#form());
    const fields = [...form.querySelectorAll<HTMLInputElement>('input[data-value]')];
    (fields.find((field) => field.value === value) ?? fields[0])?.focus();
  }

  async #start(signal: AbortSignal): Promise<this> {
    this.#parameters = await loadParameters(this.parentElement?.dataset['parameters'] ?? '');
    onValues(() => this.#apply(), signal);
    this.addEventListener('click', (event) => this.#act(event), { signal });
    this.#dialog?.addEventListener('click', ({ target }) => target === this.#dialog && this.#dialog?.close(), {
      signal,
    });
    followDownloads(signal);
    this.#apply();
    followAdditions(() => this.#personalise(), signal);
    return this;
  }

  #act({ target }: Event): void {
    const button = target instanceof HTMLButtonElement ? target : undefined;
    const { values } = ownValues();
    const acts: Record<string, () => unknown> = {
      change: () => this.open(),
      copy: () => button && copyFrom(button, linkTo(currentAnchor(), asChoices(values)), 'the link with your values'),
      keep: () => setValues(values, this.#parameters),
      recall: () => recallValues(this.#parameters),
      reset: () => setValues({}, this.#parameters),
    };
    acts[button?.dataset['act'] ?? '']?.();
  }

  /** The form of the page about values, in a dialog, so that there is one. */
  async #form(): Promise<HTMLElement> {
    if (!this.#dialog?.querySelector('your-values')) {
      const page = await fetchedPage(this.parentElement?.dataset['form']);
      const form = page.querySelector('your-values');
      if (form) this.#dialog?.append(document.importNode(form, true));
    }
    this.#dialog?.showModal();
    return this.#dialog ?? this;
  }

  #personalise(): void {
    personalise(document.querySelector('main') ?? this, this.#parameters, ownValues().values);
  }

  #apply(): void {
    const { values, borrowed, notTaken } = ownValues();
    this.#personalise();
    const differing = Object.keys(values).length;
    document.documentElement.toggleAttribute('data-own', differing > 0);
    const unfit = { copy: differing === 0, keep: !borrowed, recall: !borrowed, reset: borrowed };
    for (const [act, hidden] of Object.entries(unfit))
      this.querySelector(`[data-act=${act}]`)?.toggleAttribute('hidden', hidden);
    const differ = differing === 1 ? '1 value differs' : `${differing} values differ`;
    this.#tell([
      ...(differing > 0 ? [`${differ} from the files that were proven${borrowed ? ', as the link asks' : ''}.`] : []),
      ...(notTaken.length > 0 ? [`Not taken: ${notTaken.join(' ')}`] : []),
    ]);
  }

  #tell(sentences: readonly string[]): void {
    const said = this.querySelector('p');
    const text = sentences.join(' ');
    if (!said || text === said.textContent) return;
    this.hidden = text === '';
    said.textContent = text;
    announce(text || 'Every value is as it was proven.');
  }
}

customElements.define('values-bar', ValuesBar);
