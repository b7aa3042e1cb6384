import { isText, listOf, objectOf } from './form.ts';

/** A page in `pages.json`, as lists show it. */
export interface ListedPage {
  /** Base included. */
  path: string;
  title: string;
  /** One sentence about it; empty if it has none. */
  line: string;
}

export const areListedPages = listOf(objectOf<ListedPage>({ path: isText, title: isText, line: isText }), 1);
