/**
 * What a reader keeps in this browser. A browser that refuses storage gives nothing back, and is never an error. Names begin
 * with the base path: a host may have other sites, and other guides, at the same origin.
 */

const keyOf = (name: string) => `${import.meta.env.BASE_URL}${name}`;

export function stored(name: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a value, or forgets it without one.
 * @returns whether the browser will still have it on the next page.
 */
export function store(name: string, value: string | undefined): boolean {
  try {
    if (value === undefined) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), value);
    return true;
  } catch {
    return false;
  }
}

/** What holds for this tab alone, until it is closed. */
export function storedHere(name: string): string | undefined {
  try {
    return sessionStorage.getItem(keyOf(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value for this tab, or forgets it without one. */
export function storeHere(name: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(keyOf(name));
    else sessionStorage.setItem(keyOf(name), value);
  } catch {
    // Storage refused: the value holds for this page.
  }
}

/** Tells when what is kept may be another: of another tab, or of pages that were read before "Back" led here again. */
export function onKeptChange(take: () => void, signal?: AbortSignal): void {
  addEventListener('storage', take, { ...(signal && { signal }) });
  onReturn(take, signal);
}

/** Tells when a page comes back as it was left, by "Back". */
export function onReturn(take: () => void, signal?: AbortSignal): void {
  addEventListener('pageshow', ({ persisted }) => persisted && take(), { ...(signal && { signal }) });
}
