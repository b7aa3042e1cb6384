import type { Parameter } from '../../../shared/parameters.ts';
import { accountOf } from '../values-account.ts';
import { asChoices, valuesAmong } from '../values.ts';
import { currentAnchor } from '../../../shared/browser/address.ts';
import { attribute } from '../../../shared/browser/attribute.ts';
import { announce } from '../../../shared/browser/announce.ts';
import { copyFrom } from '../../../shared/browser/clipboard.ts';
import { fetchedPage } from '../fetched-page.browser.ts';
import { made } from '../../../shared/browser/made.ts';
import { followDownloads } from '../filled-downloads.browser.ts';
import { followAdditions, personalise, tellOwn } from '../personal-page.browser.ts';
import { linkTo } from '../../../shared/browser/state.ts';
import { adoptStyles } from '../../../shared/browser/styles.ts';
import { borrowValues, loadParameters, makeOwn, onValues, readerValues, recallValues } from '../values.browser.ts';
import css from '../values-bar.css?inline';
import '../values-form.element.ts';

/** Makes the page the reader's own, and says at its foot which values differ and where they come from. */
export class ValuesBar extends HTMLElement {
  #life: AbortController | undefined;
  #parameters: readonly Parameter[] = [];
  #dialog = this.parentElement?.querySelector('dialog');
  #told = '';
  /** The bar itself, once the values are known. */
  ready: Promise<this> = Promise.resolve(this);

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    this.ready = this.#start(signal);
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
    const form = document.querySelector('main values-form') ?? (await this.#form());
    const fields = [...form.querySelectorAll<HTMLInputElement>('input[data-value]')];
    (fields.find((field) => field.value === value) ?? fields[0])?.focus();
  }

  async #start(signal: AbortSignal): Promise<this> {
    this.#parameters = await loadParameters(attribute(this.parentElement, 'parameters'));
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
    if (!(target instanceof HTMLButtonElement)) return;
    const { values } = readerValues();
    const acts: Record<string, () => unknown> = {
      change: () => this.open(),
      copy: () => copyFrom(target, linkTo(currentAnchor(), asChoices(values)), 'the link with your values'),
      keep: () => makeOwn(values),
      recall: () => recallValues(this.#parameters),
      reset: () => makeOwn({}),
    };
    acts[attribute(target, 'act')]?.();
  }

  /** The form of the page about values, in a dialog, so that there is one. */
  async #form(): Promise<HTMLElement> {
    if (!this.#dialog?.querySelector('values-form')) {
      const page = await fetchedPage(attribute(this.parentElement, 'form'));
      const form = page.querySelector('values-form');
      if (form) this.#dialog?.append(document.importNode(form, true));
    }
    this.#dialog?.showModal();
    return this.#dialog ?? this;
  }

  #personalise(): void {
    personalise(document.querySelector('main') ?? this, this.#parameters, readerValues().values);
  }

  #apply(): void {
    const { values, borrowed, waiting } = readerValues();
    this.#personalise();
    const differ = Object.keys(values).length > 0;
    tellOwn(differ);
    const fit = { change: true, copy: differ, keep: borrowed, recall: borrowed, reset: !borrowed };
    for (const [act, shown] of Object.entries(fit)) {
      const button = this.querySelector<HTMLElement>(`[data-act=${act}]`);
      button?.toggleAttribute('hidden', !shown);
      if (act === 'recall') button?.replaceChildren(waiting ? 'Back to mine' : 'Back to the proven files');
    }
    this.#say();
  }

  #say(): void {
    const { says, differing } = accountOf(readerValues(), this.#parameters);
    this.hidden = says === '';
    this.toggleAttribute('data-borrowed', Boolean(readerValues().borrowed));
    this.querySelector('ul')?.replaceChildren(
      ...differing.map(([label, value]) => made('li', {}, `${label} `, made('code', {}, value))),
    );
    if (says === this.#told) return;
    this.#told = says;
    this.querySelector('[data-say]')?.replaceChildren(says);
    const named = differing.map((pair) => pair.join(' '));
    announce(says ? [says, ...named].join(' ') : 'Every value is as it was proven.');
  }
}

customElements.define('values-bar', ValuesBar);
