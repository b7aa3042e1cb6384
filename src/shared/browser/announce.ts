/** How long a region has to be there before its text is heard, in ms. */
const QUIET_MS = 100;

let region: HTMLElement | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

/**
 * Says something to a screen reader, politely. A screen reader reads the changes of a region that it knows. So the region
 * is emptied first and filled a moment later, even with the same text. Of two texts in one moment, the later one is read.
 */
export function announce(message: string): void {
  if (!region) {
    // By hand: every page speaks, and made.ts would be one request more for each.
    region = document.createElement('p');
    region.className = 'vh';
    region.setAttribute('role', 'status');
  }
  const spoken = region;
  // Behind an open dialog nothing is heard.
  const place = document.querySelector('dialog:modal') ?? document.body;
  if (spoken.parentElement !== place) place.append(spoken);
  spoken.textContent = '';
  clearTimeout(waiting);
  waiting = setTimeout(() => (spoken.textContent = message), QUIET_MS);
}
