import { expect, type Locator, type Page } from '@playwright/test';

/** The text that an act copies. It empties the clipboard first: what was copied before cannot pass for what is copied now. */
export async function copiedBy(page: Page, act: () => Promise<void>): Promise<string> {
  const nothing = 'nothing was copied';
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate((text) => navigator.clipboard.writeText(text), nothing);
  await act();
  await expect.poll(read).not.toBe(nothing);
  return read();
}

/** Clicks a button that copies, and sees it say so: it does for a moment, so somebody looks before the click. */
export async function clickAndSeeCopied(page: Page, button: Locator): Promise<void> {
  await Promise.all([expect(page.getByRole('button', { name: 'Copied' })).toBeVisible(), button.click()]);
}

/** Pastes a text where the cursor is. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('Control+v');
}
