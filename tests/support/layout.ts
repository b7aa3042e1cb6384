import type { Page } from '@playwright/test';

/** What a reader of a narrow or wide window would stumble over: text past the edge, a page that moves sideways, small type. */
export async function layoutFaults(page: Page, width: number, smallestPx = 0): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  return page.evaluate((smallest) => {
    const faults: string[] = [];
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > room)
      faults.push(`the page scrolls sideways to ${document.documentElement.scrollWidth} px`);
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const holder = node.parentElement;
      if (!node.nodeValue?.trim() || !holder?.checkVisibility({ visibilityProperty: true })) continue;
      range.selectNodeContents(node);
      const { left, right, width: wide, height } = range.getBoundingClientRect();
      const style = getComputedStyle(holder);
      // Text for screen readers alone is one clipped pixel.
      if (wide === 0 || height === 0 || holder.closest('.vh') || style.clipPath === 'inset(50%)') continue;
      // What ends in an ellipsis says that it is cut.
      if (style.textOverflow === 'ellipsis') continue;
      const words = node.nodeValue.trim().slice(0, 40);
      if ((right > room + 1 || left < -1) && !scrolls(holder))
        faults.push(`"${words}" lies at ${Math.round(left)} to ${Math.round(right)} px`);
      const scale = holder instanceof SVGGraphicsElement ? Math.abs(holder.getScreenCTM()?.a ?? 1) : 1;
      const px = parseFloat(style.fontSize) * scale;
      if (px < smallest - 0.01) faults.push(`"${words}" is ${px.toFixed(1)} px`);
    }
    return faults;
  }, smallestPx);
}
