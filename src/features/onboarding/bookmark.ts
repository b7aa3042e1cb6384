/** The section that a reader saw last, as `<section-spy>` keeps it: `systemd#socket-unit The socket unit`. */
export interface Bookmark {
  /** Id of the chapter. */
  chapter: string;
  /** Id of the section. */
  section: string;
  title: string;
}

/** Reads what a browser kept; nothing if it was not written by the guide. */
export function parseBookmark(text = ''): Bookmark | undefined {
  const [, chapter, section, title] = /^([a-z0-9-]{1,64})#([a-z0-9.-]{1,64}) (\S.{0,199})$/.exec(text) ?? [];
  return chapter && section && title ? { chapter, section, title } : undefined;
}
