/** What a reader keeps in this browser. A browser that refuses storage gives nothing back, and is never an error. */

export function stored(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
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
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

/** What holds for this tab alone, until it is closed. */
export function storedHere(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value for this tab, or forgets it without one. */
export function storeHere(name: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch {
    // Storage refused: the value holds for this page.
  }
}
