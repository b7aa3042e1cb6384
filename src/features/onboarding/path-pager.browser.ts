import { made } from '../../shared/browser/made.ts';

/** The chapter that comes next on a path. */
export interface PathStop {
  href: string;
  title: string;
  /** Title of the path. */
  path: string;
}

const link = document.querySelector<HTMLAnchorElement>('a[rel=next]');
const asWritten = link?.cloneNode(true) as HTMLAnchorElement | undefined;

/** Lets the link to the next page lead along the path that is followed; without a stop, to the next page of the guide. */
export function leadTo(stop: PathStop | undefined): void {
  if (!link || !asWritten) return;
  const isElsewhere = stop !== undefined && stop.href !== asWritten.href;
  link.href = isElsewhere ? stop.href : asWritten.href;
  if (isElsewhere) link.replaceChildren(made('span', {}, `Next on the path ${stop.path}`), made('b', {}, stop.title));
  else link.replaceChildren(...asWritten.cloneNode(true).childNodes);
}
