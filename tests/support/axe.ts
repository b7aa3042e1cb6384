import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { drawAll } from './draw-all.ts';

declare const axe: { run(context?: unknown, options?: unknown): Promise<AxeResults> };

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The one rule that looks at colours, and so the only one that a theme can break. */
const ofColours = 'color-contrast';

/** Rules broken on the page as it stands, with the elements that break them. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found, passes } = await run(page, {});
  expect(passes.length).toBeGreaterThan(10);
  return told(found);
}

/** The same in the light theme, and what the dark one breaks. The page is left in the light one. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const { violations: found, passes } = await run(page, { runOnly: [ofColours] });
  expect(passes.map(({ id }) => id)).toEqual([ofColours]);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...told(found).map((fault) => `dark: ${fault}`), ...(await violations(page))];
}

/** Letters that forced colours hide: in the colour of the paper that the browser puts behind them. In either theme. */
export async function hiddenByForcedColours(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await page.reload();
    const hidden = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      const made = new CSSStyleSheet();
      made.replaceSync('body > i:last-child { color: Canvas }');
      document.adoptedStyleSheets.push(made);
      const paper = getComputedStyle(probe).color;
      probe.remove();
      return [...document.querySelectorAll('body *:not(svg *)')]
        .filter((each) => [...each.childNodes].some((child) => child instanceof Text && child.data.trim()))
        .filter((each) => {
          const { color, forcedColorAdjust } = getComputedStyle(each) as CSSStyleDeclaration & Record<string, string>;
          return color === paper && forcedColorAdjust !== 'none';
        })
        .map((each) => each.outerHTML.slice(0, 80));
    });
    // axe knows no forced colours: of contrast the browser takes care.
    const other = (await violations(page)).filter((fault) => !fault.startsWith(ofColours));
    faults.push(...hidden.map((html) => `${colorScheme}: ${html}`), ...other);
  }
  await page.emulateMedia({ forcedColors: null, colorScheme: 'light' });
  return faults;
}

async function run(page: Page, options: RunOptions): Promise<AxeResults> {
  // Half a megabyte: once a document. The sheets, which axe would fetch again, are for a rule that is on trial and off.
  if (await page.evaluate(() => typeof axe === 'undefined')) await page.evaluate(source);
  // Where axe believes something far from the window to be, something else would be.
  const endDrawing = await drawAll(page);
  const found = await page.evaluate(
    (more) => axe.run(document, { resultTypes: ['violations'], preload: false, ...more }),
    options,
  );
  await endDrawing();
  return found;
}

function told(found: AxeResults['violations']): string[] {
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${String(target)}: ${html.slice(0, 120)}`),
  );
}
