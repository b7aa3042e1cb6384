import { prLink } from './pr-link.ts';
import { nameOf, type ReviewedPlace } from './reviewed-place.ts';
import { currentAnchor } from '../../shared/browser/address.ts';
import { attribute } from '../../shared/browser/attribute.ts';
import { linkTo } from '../../shared/browser/state.ts';

/** What a reviewer pastes: where the place is, in the guide and in the repository. */
export function linkIn(file: HTMLElement): string {
  return prLink(placeIn(file));
}

/** What that place is called, see {@link nameOf}. */
export function nameIn(file: HTMLElement): string {
  return nameOf(placeIn(file));
}

/** The line or note of a file that the address points at, or the file if it points at neither. */
function placeIn(file: HTMLElement): ReviewedPlace {
  const path = attribute(file, 'title');
  const { permalink } = file.dataset;
  const pointed = document.getElementById(currentAnchor());
  const note = pointed?.closest<HTMLElement>('[data-place=note]') ?? undefined;
  const marked = note ?? pointed?.closest<HTMLElement>('[data-number]');
  if (!marked || !file.contains(marked)) return { path, permalink, address: linkTo(file.closest('figure')?.id ?? '') };
  const number = note && attribute(note, 'k');
  // The lines that a note is about have its number.
  const lines = number ? file.querySelectorAll(`span[data-k="${number}"]`) : [marked];
  const numbers = [...lines].flatMap((line) => {
    const { number: at } = (line as HTMLElement).dataset;
    return at ? Number(at) : [];
  });
  return {
    path,
    permalink,
    address: linkTo(marked.id),
    lines: { first: Math.min(...numbers), last: Math.max(...numbers) },
    text: note ? undefined : marked.textContent.trim(),
    note: note && { number: Number(number), title: note.querySelector('b')?.textContent ?? '' },
  };
}
