const taken = new Set<string>();

/** Lays a stylesheet over the page's own, once: for parts that are loaded when they are used. The policy allows it. */
export function adoptStyles(css: string): void {
  if (taken.has(css)) return;
  taken.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
