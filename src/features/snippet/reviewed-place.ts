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
  /** What stands in the line, if it is one. */
  text?: string | undefined;
  note?: { number: number; title: string } | undefined;
}

const longest = 40;

/**
 * What the place is called within its file: by what stands in the line, such as `SocketMode=0600`, because a reviewer knows
 * that and no number; `note 3`; or nothing for the file as a whole.
 */
export function nameOf({ text = '', note }: Pick<ReviewedPlace, 'text' | 'note'>): string {
  if (note) return `note ${note.number}`;
  const told = text.replaceAll(/\s+/g, ' ');
  return told.length > longest ? `${told.slice(0, longest - 1).trimEnd()}…` : told;
}
