/** How long a region has to be there before its text is heard, in ms. */
const QUIET_MS = 100;

let region: HTMLElement | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

/**
 * Says something to a screen reader, politely. What is read aloud are changes of a region that is known already: so it is
 * emptied first and filled a moment later, also when it says the same again. Of two in one moment the later is said.
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
