/** What a link carries behind `#`: the place on the page, and choices that differ from the default. */
export interface Fragment {
  anchor: string;
  choices: Record<string, string>;
}

const version = 'v1';
/**
 * Longest fragment that is read, in UTF-16 units; all values of a reader need a quarter of it. It has a limit because many
 * parts of a page read it. A text that is cut ends with `…`, which no choice may: half of a value could be a value too.
 */
const fragmentMost = 4_000;

/** `#limits&v1&variant=asgi` → anchor `limits`, choice `variant`. Unknown versions and broken parts are left out, never thrown. */
export function parseFragment(hash: string): Fragment {
  const whole = hash.length > fragmentMost ? `${hash.slice(0, fragmentMost)}…` : hash;
  const [anchor = '', ...parts] = whole.replace(/^#/, '').split('&');
  if (parts[0] !== version) return { anchor: decode(anchor), choices: {} };
  const pairs = parts.slice(1).flatMap((part) => {
    const [name, value] = part.split('=', 2);
    return name && value !== undefined ? [[decode(name), decode(value)] as const] : [];
  });
  return { anchor: decode(anchor), choices: Object.fromEntries(pairs) };
}

/** The reverse; without choices the plain anchor, so that a link works without JavaScript. */
export function formatFragment({ anchor, choices }: Fragment): string {
  const pairs = Object.entries(choices).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%2F', '/')}`,
  );
  const parts = pairs.length > 0 ? [anchor, version, ...pairs] : [anchor];
  return parts.length > 1 || anchor ? `#${parts.join('&')}` : '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
