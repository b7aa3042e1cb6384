/** Links between notes and lines say what the note says, a record whose it is: a page has many of either. */
export function nameParts(file: Element, title: string): void {
  for (const link of file.querySelectorAll<HTMLElement>('[data-note]'))
    name(link, file.querySelector(`li[data-k="${link.dataset['note']}"] b`)?.textContent);
  name(file.querySelector('[data-recorded] > :is(summary, a)'), title);
}

function name(part: Element | null, about = ''): void {
  if (part) part.ariaLabel = `${part.ariaLabel ?? part.textContent}: ${about}`;
}
