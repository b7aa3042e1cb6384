import { duration, type Stop } from '../replay.ts';
import { layerNames, layers } from '../../../shared/stations.ts';
import { coded } from '../../../shared/browser/coded.ts';
import { made } from '../../../shared/browser/made.ts';

/** One hop of a replay: says what its HTML shows, and shows another stop in its place. */
export class ReplayHop extends HTMLElement {
  /** What is needed to step to it and to say it. */
  get stop(): Pick<Stop, 'station' | 'title' | 'atMs' | 'line'> {
    const { at } = this.dataset;
    const layer = this.closest<HTMLElement>('[data-layer]')?.dataset['layer'];
    const line = this.#text('line');
    return {
      station: layers.find((each) => each === layer) ?? 'client',
      title: this.#text('title'),
      ...(at === undefined ? {} : { atMs: Number(at) }),
      ...(line ? { line } : {}),
    };
  }

  set open(open: boolean) {
    this.querySelector('details')?.toggleAttribute('open', open);
  }

  /** @param number - counted from 1. */
  show(stop: Stop, number: number): void {
    this.closest('li')?.setAttribute('data-layer', stop.station);
    if (stop.atMs !== undefined) this.dataset['at'] = String(stop.atMs);
    this.#put('name', `${number}. ${layerNames[stop.station]}`);
    this.#put('title', stop.title);
    this.#put('when', stop.atMs ? `after ${duration(stop.atMs)}` : '');
    this.#put('head', stop.head ?? 'What the application is handed');
    this.querySelector('table')?.setAttribute('aria-label', `${number}. ${stop.title}`);
    this.#put('where', stop.line ? (stop.where ?? '') : 'no line in a log');
    this.#put('line', stop.line ?? '');
    this.#put('does', ...coded(stop.does));
    this.querySelector('tbody')?.replaceChildren(...stop.rows.map(rowOf));
    this.querySelector('ul')?.replaceChildren(...stop.lit.map(litOf));
  }

  #text(part: string): string {
    return this.querySelector(`[data-${part}]`)?.textContent?.trim() ?? '';
  }

  #put(part: string, ...content: (Node | string)[]): void {
    this.querySelector(`[data-${part}]`)?.replaceChildren(...content);
  }
}

function rowOf({ name, value, change }: Stop['rows'][number]): HTMLElement {
  const changed = change === 'same' ? [] : [' ', made('em', {}, change)];
  const cell = made('td', {}, made('code', {}, value), ...changed);
  return made('tr', {}, made('th', { scope: 'row' }, name), cell);
}

function litOf({ text, href, place }: Stop['lit'][number]): HTMLElement {
  const file = place ? [' ', made('span', { class: 'src' }, place)] : [];
  return made('li', {}, made('a', { href }, made('code', {}, text)), ...file);
}

customElements.define('replay-hop', ReplayHop);
