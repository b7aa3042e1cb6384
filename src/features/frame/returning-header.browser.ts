/** Pixels that a reader scrolls up before the header returns: less is a thumb that trembles. */
const backPx = 24;

/** On a phone the header scrolls away. It comes back when the reader scrolls up; the stylesheet does the rest. */
export function returnHeader(root: HTMLElement): void {
  // Both are asked for at the first scroll: here the question alone would have the whole page laid out.
  let lowest = 0;
  let height: number | undefined;
  const follow = () => {
    // Where text above gets another height, the browser moves the page under the reader: that is no reader who scrolls up.
    if (root.scrollHeight !== height) {
      height = root.scrollHeight;
      lowest = scrollY;
    } else if (scrollY > lowest) {
      lowest = scrollY;
      delete root.dataset['header'];
    } else if (scrollY < lowest - backPx) {
      lowest = scrollY + backPx;
      root.dataset['header'] = 'back';
    }
  };
  addEventListener('scroll', follow, { passive: true });
}
