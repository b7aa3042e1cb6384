let region: HTMLElement | undefined;

/** Says something to a screen reader, politely. */
export function announce(message: string): void {
  if (!region) {
    region = document.createElement('p');
    region.className = 'vh';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = message;
}
