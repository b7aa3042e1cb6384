import { marksOf, type LineFault } from './line-fault.ts';
import { replayMs, schedule, slowness } from '../replay/replay.ts';
import { layerNames, type Layer } from '../../shared/stations.ts';
import { onChoices } from '../../shared/browser/address.ts';
import { announce } from '../../shared/browser/announce.ts';
import { play } from '../../shared/browser/motion.ts';
import { variant } from '../../shared/browser/state.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import { firstVariant } from '../../shared/variants.ts';
import css from './request-line.css?inline';
import { attribute } from '../../shared/browser/attribute.ts';

type Offered = LineFault & { page: string };

/** The line of the first page: sends its recorded request again, and breaks it where a recorded fault did. */
class RequestLine extends HTMLElement {
  #life: AbortController | undefined;
  #plan = this.querySelector<HTMLElement>('[data-recorded]');
  #rows = [...this.querySelectorAll<HTMLElement>('li')];
  #choice = this.querySelector('select');
  #break = this.querySelector<HTMLElement>('[data-break]');
  #command = this.querySelector('[data-command]');
  #whole = this.#command?.textContent ?? '';

  connectedCallback(): void {
    adoptStyles(css);
    const { signal } = (this.#life = new AbortController());
    this.querySelector('[data-send]')?.addEventListener('click', () => this.#send(), { signal });
    this.#break?.addEventListener('click', () => (this.#broken ? this.#mend() : this.#breakLine()), { signal });
    this.#choice?.addEventListener('change', () => this.#broken && this.#breakLine(), { signal });
    onChoices(({ break: asked }) => this.#ask(asked), signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  get #broken(): boolean {
    return this.#plan?.dataset['broken'] !== undefined;
  }

  #ask(asked: string | undefined): void {
    const option = [...(this.#choice?.options ?? [])].find(({ value }) => value === asked);
    if (!option || !this.#choice) return;
    this.#choice.value = option.value;
    this.#breakLine();
  }

  /** Draws the line in the proportions that were measured, the whole of it in 1.4 s. */
  #send(): void {
    const way = this.#plan?.dataset['track'] ?? variant();
    const rows = this.#rows.filter(({ dataset }) => !dataset['on'] || dataset['on'] === way);
    const stops = rows.map((row, index) => {
      const at = row.querySelector<HTMLElement>(`[data-way='${way}']`)?.dataset['at'];
      return index === 0 ? { atMs: 0 } : at === undefined || this.#broken ? {} : { atMs: Number(at) };
    });
    const times = this.#broken ? stops.map((_, index) => (index / stops.length) * replayMs) : schedule(stops, replayMs);
    const moves = play(rows, times, replayMs, this.querySelector('svg'));
    const pace = moves && !this.#broken ? slowness(stops, replayMs) : '';
    const last = this.#rows.at(-1)?.querySelector(this.#broken ? '[data-left]' : `[data-way='${way}']`);
    announce(`Sent. ${last?.querySelector('code')?.textContent?.trim()}. ${pace}`);
    this.querySelector('[data-say]')?.replaceChildren(pace);
  }

  #breakLine(): void {
    const option = this.#choice?.selectedOptions[0];
    if (!option || !this.#plan || !this.#command) return;
    const fault = JSON.parse(attribute(option, 'fault')) as Offered;
    const { station, answers, command, status, page } = fault;
    Object.assign(this.#plan.dataset, { broken: station, track: firstVariant });
    this.#command.textContent = command;
    const marks = marksOf(fault);
    for (const leg of this.#drawn('leg')) leg.dataset['state'] = marks[leg.dataset['layer'] as Layer]?.state ?? 'ahead';
    for (const back of this.#drawn('answer')) back.toggleAttribute('data-told', back.dataset['answer'] === answers);
    for (const row of this.#rows.slice(1, -1)) {
      const mark = marks[row.dataset['layer'] as Layer];
      row.dataset['state'] = mark?.state ?? 'ahead';
      if (mark) this.#write(row, mark.where ?? '', mark.text, mark.where !== undefined);
    }
    const last = this.#rows.at(-1);
    if (last)
      this.#write(last, `${layerNames[answers]} answers${answers === 'nginx' ? ' by itself' : ''}`, status, true);
    this.querySelector('[data-fix]')?.setAttribute('href', page);
    if (this.#break) this.#break.textContent = 'Mend it';
    announce(`Broken at ${layerNames[station]}: ${status}. ${fault.line}`);
  }

  /** The lines of the drawing that have a part to play. */
  #drawn(part: 'leg' | 'answer'): NodeListOf<SVGElement> {
    return this.querySelectorAll(`[data-${part}]`);
  }

  #write(row: HTMLElement, where: string, text: string, told: boolean): void {
    const place = row.querySelector<HTMLElement>('[data-left]');
    place?.querySelector('span')?.replaceChildren(where);
    place?.querySelector('code')?.replaceChildren(text);
    place?.toggleAttribute('data-told', told);
  }

  #mend(): void {
    for (const name of ['broken', 'track']) delete this.#plan?.dataset[name];
    for (const row of this.#rows) delete row.dataset['state'];
    this.#command?.replaceChildren(this.#whole);
    if (this.#break) this.#break.textContent = 'Break it';
    announce(`Mended. ${this.#rows.at(-1)?.querySelector(`[data-way='${variant()}'] code`)?.textContent?.trim()}`);
  }
}

customElements.define('request-line', RequestLine);
