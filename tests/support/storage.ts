import type { Page } from '@playwright/test';

/** Lets the browser refuse its storage to the pages to come, as it does where a reader has forbidden it. */
export async function refuseStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
  });
}
