import type { Page } from '@playwright/test';

/** Moves the pointer, as a reader does who has come to the page: in a new page a browser tells of a first place, then of a way. */
export async function movePointer(page: Page): Promise<void> {
  await page.mouse.move(5, 5);
  await page.mouse.move(9, 9);
}
