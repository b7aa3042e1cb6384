import { choicesOf, readChoices, traceOf, type ReplayChoice, type Stop } from './replay.ts';
import { addressOf, onChoices } from '../../shared/browser/address.ts';
import { copyFrom } from '../../shared/browser/clipboard.ts';
import { replayControls } from './controls.browser.ts';
import { loadRuns } from './runs.browser.ts';
import { firstVariant, variantOf } from '../../shared/variants.ts';
import { onVariant, setVariant, variant } from '../../shared/browser/state.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import css from './request-replay.css?inline';
import { HopList } from './inner/hop-list.element.ts';
import { attribute } from '../../shared/browser/attribute.ts';

/** A recorded request, one hop at a time: by buttons, arrow keys or a link; other recordings are fetched when chosen. */
class RequestReplay extends HTMLElement {
  #life: AbortController | undefined;
  #choice: ReplayChoice = { app: firstVariant, via: 'socket', kind: 'dynamic' };
  #shown = traceOf(this.#choice);
  #runs: Promise<Record<string, Stop[]>> | undefined;

  connectedCallback(): void {
    adoptStyles(css);
    const { signal } = (this.#life = new AbortController());
    this.querySelector('[data-controls]')?.replaceChildren(...replayControls());
    if (matchMedia('(hover: hover)').matches) this.#say('← and → step, Home and End go to the ends.');
    this.addEventListener('change', (event) => this.#choose(event), { signal });
    this.addEventListener('click', (event) => this.#press(event), { signal });
    this.addEventListener('keydown', (event) => this.#type(event), { signal });
    onVariant(() => void this.#take({ app: variant() }), signal);
    onChoices((choices) => void this.#ask(choices), signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  get #line(): HopList | undefined {
    const list = this.querySelector('hop-list');
    return list instanceof HopList ? list : undefined;
  }

  async #ask(choices: Readonly<Record<string, string>>): Promise<void> {
    const { hop, refused, ...sides } = readChoices(choices);
    if (!(await this.#take({ app: variant(), ...sides }))) return;
    const count = this.#line?.hops.length ?? 0;
    if (hop !== undefined && hop <= count) this.#line?.go(hop - 1);
    else if (hop !== undefined) refused.push(`hop=${hop} (there are 1 to ${count})`);
    if (refused.length > 0) this.#say(`The link asks for ${refused.join(' and ')}. Shown is the rest of it.`);
  }

  #choose({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    const side = target.name.replace('replay-', '');
    if (side === 'app') setVariant(variantOf(target.value) ?? firstVariant);
    else void this.#take(readChoices({ [side]: target.value }));
  }

  /** Shows another recording. @returns whether it could be had. */
  async #take({ app, via, kind }: Partial<ReplayChoice>): Promise<boolean> {
    const now = this.#choice;
    const next = (this.#choice = { app: app ?? now.app, via: via ?? now.via, kind: kind ?? now.kind });
    let had = true;
    try {
      if (traceOf(next) !== this.#shown) {
        const runs = await (this.#runs ??= loadRuns(attribute(this, 'runs')));
        // Another was chosen while these came.
        if (next !== this.#choice) return false;
        const stops = runs[traceOf(next)];
        if (!stops) throw new Error('it is not among the recordings');
        this.#shown = traceOf(next);
        this.#line?.fill(stops);
        this.#say('');
      }
    } catch (error) {
      had = false;
      this.#runs = undefined;
      this.#choice = now;
      this.#say(`The recording did not load (${(error as Error).message}). Shown is the one before.`);
    }
    const chosen: string[] = [this.#choice.app, this.#choice.via, this.#choice.kind];
    for (const input of this.querySelectorAll('input')) input.checked = chosen.includes(input.value);
    for (const side of this.querySelectorAll<HTMLFieldSetElement>('[data-side=app], [data-side=via]'))
      side.disabled = this.#choice.kind === 'static';
    return had;
  }

  #press({ target }: Event): void {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    const { key, send, link } = button?.dataset ?? {};
    if (key) this.#line?.step(key);
    else if (send !== undefined) this.#say(this.#line?.send() ?? '');
    else if (button && link !== undefined)
      void copyFrom(button, addressOf('replay', choicesOf(this.#choice, this.#line?.at ?? -1)), 'the link');
  }

  #type(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#line?.step(event.key)) event.preventDefault();
  }

  #say(text: string): void {
    this.querySelector('[data-say]')?.replaceChildren(text);
  }
}

customElements.define('request-replay', RequestReplay);
