import { replayMs, schedule, slowness, spoken, stepped, type Stop } from '../replay.ts';
import { announce } from '../../../shared/browser/announce.ts';
import { play } from '../../../shared/browser/motion.ts';
import { ReplayHop } from './replay-hop.element.ts';

/** The hops of one request: the whole line, or the line as far as one of them. */
export class HopList extends HTMLElement {
  /** The hop that is looked at, counted from 0; -1 for the whole line. */
  at = -1;
  #list = this.querySelector('ol');
  #template = this.querySelector('template');

  get hops(): ReplayHop[] {
    return [...(this.#list?.querySelectorAll('replay-hop') ?? [])].filter((hop) => hop instanceof ReplayHop);
  }

  /** Shows another request as far as the hop that is looked at: who steps while it loads loses no step. */
  fill(stops: readonly Stop[]): void {
    const template = this.#template;
    if (!template) return;
    this.#list?.replaceChildren(...stops.map(() => document.importNode(template.content, true)));
    for (const [index, hop] of this.hops.entries()) if (stops[index]) hop.show(stops[index], index + 1);
    this.go(Math.min(this.at, stops.length - 1));
    announce(`${stops.length} hops. ${stops.at(-1)?.line ?? ''}`);
  }

  /** Goes where a key leads. @returns whether it leads anywhere. */
  step(key: string): boolean {
    const hops = this.hops;
    const to = stepped(this.at, key, hops.length);
    const hop = to === undefined ? undefined : hops[to];
    if (to === undefined || !hop) return false;
    this.go(to);
    announce(spoken(hop.stop, to, hops.length));
    return true;
  }

  /** Shows the line as far as a hop, and that hop with all that is known of it. */
  go(to: number): void {
    this.at = to;
    for (const [index, hop] of this.hops.entries()) {
      const row = hop.closest('li');
      hop.open = index === to;
      row?.toggleAttribute('data-ahead', to >= 0 && index > to);
      if (index === to) row?.setAttribute('aria-current', 'step');
      else row?.removeAttribute('aria-current');
    }
  }

  /** Draws the whole line in the proportions that were measured. @returns how much slower than it was; nothing if nothing moves. */
  send(): string {
    this.go(-1);
    const stops = this.hops.map(({ stop }) => stop);
    const moves = play([...(this.#list?.children ?? [])], schedule(stops, replayMs), replayMs, this.#list);
    const pace = moves ? slowness(stops, replayMs) : '';
    announce(`Sent. ${stops.at(-1)?.line ?? ''}. ${pace}`);
    return pace;
  }
}

customElements.define('hop-list', HopList);
