import { store } from '../../shared/browser/storage.ts';

/** The contents of a page: marks the section that is being read, and remembers it if the page is a chapter. */
class SectionSpy extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    const { chapter } = this.dataset;
    const links = new Map(
      [...this.querySelectorAll('a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
    );
    // A section counts while it crosses a line a quarter down the window.
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const link = links.get(target.id);
          if (!isIntersecting) link?.removeAttribute('aria-current');
          else if (link) {
            link.setAttribute('aria-current', 'location');
            if (chapter) store('bookmark', `${chapter}#${target.id} ${link.text}`);
          }
        }
      },
      { rootMargin: '-25% 0% -75% 0%' },
    );
    for (const id of links.keys()) {
      const section = document.getElementById(id);
      if (section) this.#observer.observe(section);
    }
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }
}

customElements.define('section-spy', SectionSpy);
