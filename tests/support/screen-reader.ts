import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

/** What of a page is read: one part of it, and how far. */
export interface Passage {
  /** Selector of the part. */
  part: string;
  /** Level of the heading that it ends before. */
  until?: number;
}

interface Reader {
  activeNode: Node | null;
  start(where: { container: Node }): Promise<void>;
  next(): Promise<void>;
  stop(): Promise<void>;
  lastSpokenPhrase(): Promise<string>;
  spokenPhraseLog(): Promise<string[]>;
}

const file = fileURLToPath(import.meta.resolve('@guidepup/virtual-screen-reader/browser.js'));

/**
 * What a screen reader says of a page, phrase by phrase, as it goes from one item to the next: by the rules for names
 * and roles, not by a real reader. The page's context must let its policy be passed by, and have no service worker.
 */
export async function phrases(page: Page, { part, until }: Passage): Promise<string[]> {
  await bringParts(page, part);
  const address = new URL('/screen-reader.js', page.url()).href;
  await page.route(address, (route) => route.fulfill({ path: file, contentType: 'text/javascript' }));
  return page.evaluate(
    async ([module, selector, end]) => {
      const { virtual } = (await import(module)) as { virtual: Reader };
      const container = document.querySelector(selector);
      if (!container) throw new Error(`no ${selector} on this page`);
      await virtual.start({ container });
      const first = virtual.activeNode;
      const ended = async () =>
        virtual.activeNode === first || (await virtual.lastSpokenPhrase()).endsWith(`, level ${end}`);
      do await virtual.next();
      while (!(await ended()));
      const said = (await virtual.spokenPhraseLog()).slice(0, -1);
      await virtual.stop();
      return said;
    },
    [address, part, until ?? 0] as const,
  );
}

/** Loads what belongs to a part once it is near and the reader does something: it is read as it is used. */
export async function bringParts(page: Page, part: string): Promise<void> {
  await page.keyboard.press('Shift');
  const late = page
    .locator(part)
    .locator(':is([data-load=near], [data-load=acted]):not(:defined)')
    .filter({ visible: true });
  await expect(async () => {
    for (const element of await late.all()) await element.scrollIntoViewIfNeeded({ timeout: 1000 });
    expect(await late.count()).toBe(0);
  }).toPass();
  await page.waitForLoadState('networkidle');
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const changing: [RegExp, string][] = [
  [new RegExp(`\\b\\d{1,2} (${months}) \\d{4}\\b`, 'g'), 'DATE'],
  [/\b\d{4}[-/]\d\d[-/]\d\d([T ][\d:]+([+-]\d\d:\d\d|Z)?)?/g, 'DATE'],
  [/\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,64}\b/g, 'HASH'],
  // All but where a phrase stands, and what a note is called.
  [/(?<!(?:level|position|size|Note) )(?<![\w.])\d+([.,]\d+)*/g, 'N'],
];

/** The same phrase whatever was measured, when, and in which version. */
export function lasting(phrase: string): string {
  return changing.reduce((text, [pattern, word]) => text.replace(pattern, word), phrase);
}
