import type { Page } from '@playwright/test';

/** Draws what is far from the window, too, which has no names, colours and height of its own before. Gives what ends it. */
export async function drawAll(page: Page): Promise<() => Promise<void>> {
  const end = await page.evaluateHandle(() => {
    const drawn = new CSSStyleSheet();
    drawn.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(drawn);
    return () => void document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(drawn), 1);
  });
  return () => end.evaluate((undo) => undo());
}
