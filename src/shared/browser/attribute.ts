/**
 * What an element's `data-` attribute says, for one that it cannot do without.
 * @throws Error naming tag and attribute: an empty text would fetch the page itself, or copy nothing.
 */
export function attribute(element: HTMLElement | null, name: string): string {
  const value = element?.dataset[name];
  if (value === undefined) throw new Error(`${element?.localName}: no data-${name}`);
  return value;
}
