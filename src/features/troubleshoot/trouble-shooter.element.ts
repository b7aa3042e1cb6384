import type { Diagnosis } from './diagnosis.ts';
import type { ExcerptPart } from './excerpt.ts';
import type { Onward } from './onward.ts';
import { announce } from '../../shared/browser/announce.ts';
import { copyFrom } from '../../shared/browser/clipboard.ts';
import { loadKnownFaults, type Diagnose } from './known-faults.browser.ts';
import { bringIntoSight } from './outcome.browser.ts';
import { made } from '../../shared/browser/made.ts';
import { cutOf } from '../../shared/browser/long-paste.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import css from './troubleshooter.css?inline';
import { attribute } from '../../shared/browser/attribute.ts';

/** Ranks the faults that a pasted text speaks of; what matches none is told its writer, and led on. */
class TroubleShooter extends HTMLElement {
  #life: AbortController | undefined;
  #diagnose: Promise<Diagnose> | undefined;
  #field = this.querySelector('textarea');
  #list = this.querySelector('ol');
  #say = this.querySelector('[data-say]');
  #onward = this.querySelector<HTMLElement>('[data-onward]');
  /** Whether the last text was not compared, because what is known of the failures is missing. */
  #missed = false;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    this.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault(), { signal });
    this.#field?.addEventListener('input', (event) => void this.#read(isPaste(event)), { signal });
    this.#list?.addEventListener('click', (event) => this.#copy(event), { signal });
    addEventListener('online', () => this.#missed && void this.#read(true), { signal });
    // What was pasted while this was loading.
    if (this.#field?.value) void this.#read(true);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  /** @param pasted - whether the reader may be elsewhere on the page than the answer: who types looks at it. */
  async #read(pasted: boolean): Promise<void> {
    const paste = this.#field?.value ?? '';
    try {
      const diagnose = await (this.#diagnose ??= loadKnownFaults(attribute(this, 'patterns')));
      this.#missed = false;
      if (paste === this.#field?.value) this.#show(diagnose(paste, this.#field && cutOf(this.#field)));
    } catch {
      this.#diagnose = undefined;
      this.#missed = true;
      this.#list?.replaceChildren();
      this.#leadOn(undefined);
      this.#tell(
        'What is known of the failures did not load. The page tries again when the network is back, or when you type. Until then, go by what the visitor sees.',
      );
    }
    if (pasted && this.#say && this.#field) bringIntoSight(this.#say, this.#field);
  }

  #show({ found, onward, says }: Diagnosis): void {
    this.#list?.replaceChildren(...found.map((match) => this.#row(match)));
    this.#leadOn(onward);
    this.#tell(says);
  }

  /** The path by sight, a search for the words of the line, and what the page says of the lines of its program. */
  #leadOn(onward: Onward | undefined): void {
    const place = this.#onward;
    if (!place) return;
    place.hidden = !onward;
    place.querySelector('[data-writer]')?.remove();
    const [, id = ''] = onward?.writer?.page.split('#') ?? [];
    const said = document.getElementById(id)?.querySelector('[data-says]');
    if (said) place.append(made('div', { 'data-writer': true }, ...said.cloneNode(true).childNodes));
    const path = place.querySelector('[data-branch]');
    path?.toggleAttribute('hidden', !onward?.branch);
    path?.setAttribute('href', onward?.branch?.page ?? '');
    path?.replaceChildren(`Go by what the visitor sees${onward?.code ? `: ${onward.branch?.sees}` : ''}`);
    const search = place.querySelector<HTMLElement>('[data-search]');
    search?.toggleAttribute('hidden', !onward?.words);
    search?.setAttribute('data-search', onward?.words ?? '');
    search?.replaceChildren(`Search the guide for ${onward?.words}`);
  }

  #row({ fault, lines, phrases }: Diagnosis['found'][number]): DocumentFragment {
    const row = this.querySelector('template')?.content.cloneNode(true) as DocumentFragment;
    const put = (where: string, ...words: (string | Node)[]) => row.querySelector(where)?.append(...words);
    put('a', fault.title);
    row.querySelector('a')?.setAttribute('href', fault.page);
    put('[data-sees]', `The visitor sees: ${fault.sees}`);
    lines.forEach((parts) => put('[data-pasted] code', ...parts.map(nodeOf), '\n'));
    put('[data-words]', `Matched: ${phrases.join(' · ')}`);
    put('[data-first] code', fault.check);
    put('[data-seal]', fault.seal);
    row.querySelectorAll<HTMLAnchorElement>('[data-to]').forEach((link) => {
      link.href = `${fault.page}#${link.dataset['to']}`;
    });
    return row;
  }

  #copy({ target }: Event): void {
    const button = target instanceof HTMLElement && target.closest<HTMLElement>('[data-copy]');
    const command = button && button.closest('li')?.querySelector('[data-first] code');
    if (button && command) void copyFrom(button, `${command.textContent?.slice(2)}\n`, 'the first check', command);
  }

  #tell(message: string): void {
    if (this.#say) this.#say.textContent = message;
    announce(message);
  }
}

function isPaste(event: Event): boolean {
  return event instanceof InputEvent && /^insertFrom(?:Paste|Drop)/.test(event.inputType);
}

function nodeOf({ text, matched }: ExcerptPart): string | Node {
  return matched ? made('mark', {}, text) : text;
}

customElements.define('trouble-shooter', TroubleShooter);
