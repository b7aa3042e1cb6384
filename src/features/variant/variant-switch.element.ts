import { variantOf } from '../../shared/variants.ts';
import { currentAnchor, goTo } from '../../shared/browser/address.ts';
import { onVariant, setVariant, variant } from '../../shared/browser/state.ts';

let count = 0;

/** Chooses which of two ways the whole guide shows; an anchor inside the hidden one chooses it too. */
class VariantSwitch extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    this.hidden = false;
    // A group of its own: radios of one name, in a dialog and on the page below it, would take the mark from each other.
    const name = `variant-${++count}`;
    for (const input of this.querySelectorAll('input')) input.name = name;
    this.#show();
    onVariant(() => this.#show(), signal);
    this.#reveal();
    this.addEventListener('change', (event) => this.#choose(event), { signal });
    addEventListener('hashchange', () => this.#reveal(), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #choose({ target }: Event): void {
    const chosen = target instanceof HTMLInputElement && variantOf(target.value);
    if (chosen) setVariant(chosen);
  }

  /** Shows the variant that the address points into. */
  #reveal(): void {
    const panel = document.getElementById(currentAnchor())?.closest<HTMLElement>('[data-is]');
    const needed = variantOf(panel?.dataset['is']);
    if (!needed || needed === variant()) return;
    setVariant(needed);
    goTo(currentAnchor());
  }

  #show(): void {
    for (const input of this.querySelectorAll('input')) input.checked = input.value === variant();
  }
}

customElements.define('variant-switch', VariantSwitch);
