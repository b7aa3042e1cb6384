/** Pixels that a reader scrolls up before the header returns: less is a thumb that trembles. */
const backPx = 24;

/** On a phone the header scrolls away. It comes back when the reader scrolls up; the stylesheet does the rest. */
export function returnHeader(root: HTMLElement): void {
  let lowest = scrollY;
  const follow = () => {
    if (scrollY > lowest) {
      lowest = scrollY;
      delete root.dataset['header'];
    } else if (scrollY < lowest - backPx) {
      lowest = scrollY + backPx;
      root.dataset['header'] = 'back';
    }
  };
  addEventListener('scroll', follow, { passive: true });
}
