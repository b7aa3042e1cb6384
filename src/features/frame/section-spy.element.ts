import { store } from '../../shared/browser/storage.ts';

/** The contents of a page: marks the section that is being read, and remembers it if the page is a chapter. */
class SectionSpy extends HTMLElement {
  #observer: IntersectionObserver | undefined;
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    const links = new Map(
      [...this.querySelectorAll('a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
    );
    // A section counts while it crosses a line a quarter down the window.
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const link = links.get(target.id);
          if (!isIntersecting) link?.removeAttribute('aria-current');
          else if (link) this.#mark(link);
        }
        this.#say();
      },
      { rootMargin: '-25% 0% -75% 0%' },
    );
    // In a narrow window the list lies over the text that a link leads to.
    this.addEventListener('click', () => this.closest<HTMLElement>('[popover]:popover-open')?.hidePopover(), {
      signal,
    });
    for (const id of links.keys()) {
      const section = document.getElementById(id);
      if (section) this.#observer.observe(section);
    }
  }

  /** The bar of a narrow window names the section; above the first one it says what it opens. */
  #say(): void {
    const here = document.querySelector('[data-here]');
    if (here) here.textContent = this.querySelector('[aria-current]')?.textContent ?? 'Contents';
  }

  #mark(link: HTMLAnchorElement): void {
    link.setAttribute('aria-current', 'location');
    const { chapter } = this.dataset;
    if (chapter) store('bookmark', `${chapter}${link.hash} ${link.text}`);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.#life?.abort();
  }
}

customElements.define('section-spy', SectionSpy);
