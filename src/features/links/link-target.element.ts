import css from './arrival.css?inline';
import bar from '../../shared/bar.css?inline';
import { nearest } from './nearness.ts';
import { describePlace } from './place.ts';
import { currentAnchor } from '../../shared/browser/address.ts';
import { announce } from '../../shared/browser/announce.ts';
import { made } from '../../shared/browser/made.ts';
import { placeOf } from './place-of.browser.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';

/** Where a link leads: opens what hides the place, marks it and says what it is; says so, too, if there is no such place. */
class LinkTarget extends HTMLElement {
  #life: AbortController | undefined;
  #at: string | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    adoptStyles(css);
    addEventListener('hashchange', () => this.#arrive(), { signal });
    this.#arrive();
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #arrive(): void {
    const anchor = currentAnchor();
    // The choices of a link are taken out of the address: the same arrival a second time.
    if (anchor === this.#at) return;
    this.#at = anchor;
    document.querySelector('[data-arrived]')?.removeAttribute('data-arrived');
    this.replaceChildren();
    const target = document.getElementById(anchor);
    if (target) this.#mark(target);
    else if (anchor !== '' && anchor !== 'top') this.#sayMissing(anchor);
  }

  #mark(target: HTMLElement): void {
    const closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    const hiding = closed.filter((details) => details.contains(target));
    for (const details of hiding) details.open = true;
    if (hiding.length > 0) target.scrollIntoView();
    showNote(target);
    if (target.id === 'main') return;
    // An id of the past is an empty element within what it names now.
    const bare = target.tagName === 'INPUT' || target.textContent === '';
    const marked = target.tagName === 'SECTION' ? target.querySelector('h2') : bare ? target.parentElement : target;
    marked?.setAttribute('data-arrived', '');
    // What has the focus is read aloud by itself; a link that was copied by following it has said so.
    const told = target.contains(document.activeElement) || target.querySelector('a[data-anchor][data-state]');
    if (!told) announce(describePlace(placeOf(target)));
  }

  #sayMissing(anchor: string): void {
    const all = [...document.querySelectorAll('main [id]:not(svg *)')].map((element) => ({
      path: element.id,
      element,
    }));
    const near = nearest(anchor, all, 3);
    adoptStyles(bar);
    const said = 'This link points at something that is not on this page.';
    const rows = near.map(({ path, element }) =>
      made('li', {}, made('a', { href: `#${encodeURIComponent(path)}` }, describePlace(placeOf(element)))),
    );
    const close = made('button', { type: 'button', class: 'quiet' }, 'Close');
    this.append(
      made(
        'div',
        { class: 'notice', role: 'region', 'aria-label': 'About this link' },
        made('p', {}, said, near.length > 0 ? ' Near it:' : ''),
        made('ul', {}, ...rows),
        close,
      ),
    );
    const signal = this.#life?.signal;
    close.addEventListener('click', () => this.replaceChildren(), signal && { signal });
    announce(said);
  }
}

/** A line is read with its note. Where the two are too far apart for the window, the note is shown: it has the line in it. */
function showNote(line: HTMLElement): void {
  const { k } = line.dataset;
  const note = k && line.closest('pre')?.parentElement?.querySelector(`[data-place=note][data-k="${k}"]`);
  if (note && note.getBoundingClientRect().bottom > innerHeight) note.scrollIntoView();
}

customElements.define('link-target', LinkTarget);
