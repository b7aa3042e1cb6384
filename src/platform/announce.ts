let region: HTMLElement | undefined;

/** Says something to a screen reader, politely. */
export function announce(message: string): void {
  if (!region) {
    region = document.createElement('p');
    region.className = 'vh';
    region.setAttribute('role', 'status');
  }
  // Behind an open dialog nothing is heard.
  const place = document.querySelector('dialog:modal') ?? document.body;
  if (region.parentElement !== place) place.append(region);
  region.textContent = message;
}
