import { draw, type Size } from './drawing.ts';
import { linkOf, modelOfLink } from './link.ts';
import { defaults, type Model } from './model.ts';
import type { QueueRun } from './run.ts';
import { modelOf, scenarios } from './scenarios.ts';
import { simulate } from './simulate.ts';
import { summaryOf } from './summary.ts';
import { figuresOf, laneHead, laneRows } from './tables.ts';
import { momentsOf, sayChange, sayMoment, sayRun } from './words.ts';
import { addressOf, currentAnchor, onChoices } from '../../shared/browser/address.ts';
import { announce } from '../../shared/browser/announce.ts';
import { copyFrom } from '../../shared/browser/clipboard.ts';
import { made } from '../../shared/browser/made.ts';
import { knobControls, stepControls } from './controls.browser.ts';
import { fillForm, labelForm, readForm, scenarioOf } from './form.browser.ts';
import { fillRows } from './rows.browser.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import { svg } from './svg.browser.ts';
import css from './worker-queue.css?inline';

/** The worker queue: knobs and questions make a run, a range steps through its moments. Nothing moves by itself. */
class WorkerQueue extends HTMLElement {
  #life: AbortController | undefined;
  #run = simulate(defaults);
  /** The run that differences are taken from, and whether the next change begins from the one now shown. */
  #before: QueueRun | undefined;
  #settled = true;
  #form = this.querySelector('form');
  #moment: HTMLInputElement | null = null;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    this.#form?.replaceChildren(...knobControls());
    this.querySelector('[data-play]')?.replaceChildren(...stepControls());
    for (const part of this.querySelectorAll('form, [data-play]')) part.removeAttribute('hidden');
    this.#moment = this.querySelector('[data-moment]');
    this.#form?.addEventListener('submit', (event) => event.preventDefault(), { signal });
    this.#form?.addEventListener('input', (event) => this.#turn(event), { signal });
    this.#form?.addEventListener('change', () => (this.#settled = true), { signal });
    this.#moment?.addEventListener('input', () => this.#look(), { signal });
    this.addEventListener('click', (event) => this.#click(event), { signal });
    this.#show(defaults);
    onChoices((choices) => this.#follow(choices), signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #follow(choices: Readonly<Record<string, string>>): void {
    if (currentAnchor() !== 'worker-queue' || Object.keys(choices).length === 0) return;
    const { model, reasons } = modelOfLink(choices);
    this.#show(model);
    this.querySelector('[role=alert]')?.remove();
    if (reasons.length > 0) this.#form?.before(made('p', { class: 'refused', role: 'alert' }, reasons.join(' ')));
  }

  #turn({ target }: Event): void {
    if (!this.#form) return;
    if (this.#settled) this.#before = this.#run;
    this.#settled = false;
    const asked = target instanceof HTMLSelectElement && scenarios.find(({ id }) => id === target.value);
    this.#show(asked ? modelOf(asked) : readForm(this.#form));
  }

  #show(model: Model): void {
    if (!this.#form) return;
    this.#run = simulate(model);
    fillForm(this.#form, model);
    labelForm(this.#form, model);
    const { news, rest } = sayRun(this.#run);
    const now = summaryOf(this.#run);
    const before = this.#before && summaryOf(this.#before);
    const change = before ? sayChange(now, before) : '';
    this.querySelector('[role=status]')?.replaceChildren(made('b', {}, news), ` ${rest} ${change}`);
    const old = before && figuresOf(before);
    const figures = figuresOf(now).map(([name, value], at) => [name, value, ...(old ? [old[at]?.[1] ?? ''] : [])]);
    this.querySelector('[data-before]')?.toggleAttribute('hidden', !old);
    fillRows(this.querySelector('[data-figures]'), figures);
    fillRows(this.querySelector('[data-lanes]'), laneRows(this.#run), laneHead);
    const shown = scenarioOf(model);
    for (const row of this.querySelectorAll<HTMLElement>('[data-scenario]'))
      row.ariaCurrent = row.dataset['scenario'] === shown ? 'true' : null;
    const moments = momentsOf(this.#run).length;
    if (this.#moment) Object.assign(this.#moment, { max: String(moments - 1), value: String(moments - 1) });
    this.#look();
  }

  /** Shows the moment that the range stands at. @returns what it says of it */
  #look(): string {
    const at = this.#moment?.valueAsNumber ?? 0;
    const moments = momentsOf(this.#run);
    const said = sayMoment(this.#run, moments[at] ?? 0);
    this.#moment?.setAttribute('aria-valuetext', said);
    this.querySelector('[data-now]')?.replaceChildren(said);
    const row = this.querySelector<HTMLElement>('[data-scenario][aria-current]');
    const measuredMs = row?.dataset['measured'] ? Number(row.dataset['measured']) : undefined;
    const atMs = at === moments.length - 1 ? undefined : moments[at];
    for (const picture of this.querySelectorAll<SVGElement>('svg[data-size]')) {
      const { width, height, shapes } = draw(this.#run, picture.dataset['size'] as Size, { atMs, measuredMs });
      picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
      picture.setAttribute('aria-label', this.querySelector('[role=status]')?.textContent ?? '');
      picture.replaceChildren(...shapes.map(({ tag, attributes, text }) => svg(tag, attributes, text)));
    }
    return said;
  }

  #click({ target }: Event): void {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.matches('[data-link]'))
      void copyFrom(button, addressOf('worker-queue', linkOf(this.#run.model)), 'the link to this run');
    if (!button?.dataset['step'] || !this.#moment) return;
    this.#moment.value = String(this.#moment.valueAsNumber + Number(button.dataset['step']));
    announce(this.#look());
  }
}

customElements.define('worker-queue', WorkerQueue);
