/** The contents of a chapter: marks the section that is being read. */
class SectionSpy extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    const links = new Map(
      [...this.querySelectorAll('a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
    );
    // A section counts while it crosses a line a quarter down the window.
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const link = links.get(target.id);
          if (isIntersecting) link?.setAttribute('aria-current', 'location');
          else link?.removeAttribute('aria-current');
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
