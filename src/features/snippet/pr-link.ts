import { nameOf, type ReviewedPlace } from './reviewed-place.ts';

/**
 * Markdown for a pull request: the guide's link in words, then the permalink bare and by itself, which a code host shows
 * as the lines it leads to.
 */
export function prLink(place: ReviewedPlace): string {
  const { path, address, permalink, lines, note } = place;
  const name = [path, nameOf(place)].filter(Boolean).join(', ');
  const title = note ? `${name}: ${note.title}` : name;
  const guide = `[${title.replace(/[[\]\\`*_<]/g, '\\$&')}](${address})`;
  if (!permalink) return guide;
  const last = lines && lines.last > lines.first ? `-L${lines.last}` : '';
  return `${guide}\n\n${permalink}${lines ? `#L${lines.first}${last}` : ''}\n`;
}
