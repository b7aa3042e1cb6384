import type { Page } from '@playwright/test';

/** Holds what will move on a Chromium page at its beginning: a test on a busy machine may look later than it lasts. */
export async function holdAnimations(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: 0 });
}
