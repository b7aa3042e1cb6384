import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

declare const axe: { run(context?: unknown, options?: unknown): Promise<AxeResults> };

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules broken on the page as it stands, with the elements that break them. */
export async function violations(page: Page): Promise<string[]> {
  // Half a megabyte: once a document.
  if (await page.evaluate(() => typeof axe === 'undefined')) await page.evaluate(source);
  const { violations: found, passes } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  expect(passes.length).toBeGreaterThan(10);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${String(target)}: ${html.slice(0, 120)}`),
  );
}
