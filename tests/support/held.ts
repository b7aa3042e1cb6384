import type { Page } from '@playwright/test';

/** Stops every animation of a Chromium page at its start: on a busy machine a test may look after it has ended. */
export async function holdAnimations(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: 0 });
}
