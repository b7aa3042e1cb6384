/** A place in a config file, as a review names it. */
export interface ReviewedPlace {
  /** Path on the server, such as `/etc/nginx/nginx.conf`. */
  path: string;
  /** Address in the guide: it survives edits of the file. */
  address: string;
  /** Address of the file in the repository at the commit that was proved; without one the guide's address stands alone. */
  permalink?: string | undefined;
  /** Lines of the file, counted from 1. */
  lines?: { first: number; last: number } | undefined;
  note?: { number: number; title: string } | undefined;
}

/** What the place is called within its file: `line 12`, `note 3`, or nothing for the file as a whole. */
export function nameOf({ lines, note }: Pick<ReviewedPlace, 'lines' | 'note'>): string {
  if (note) return `note ${note.number}`;
  return lines ? `line ${lines.first}` : '';
}
