import type { Page } from '@playwright/test';

/** What a page complained about since the last look: console lines, errors, failed requests, refusals of the policy. */
export interface Watch {
  /** Waits until the page loads nothing more, then returns its complaints and forgets them. */
  complaints(): Promise<string[]>;
}

declare global {
  interface Window {
    refused?: string[];
  }
}

export async function watch(page: Page): Promise<Watch> {
  const heard: string[] = [];
  page.on('console', (message) => heard.push(`console.${message.type()}: ${message.text()}`));
  page.on('pageerror', ({ message }) => {
    // Seen once, on a busy machine: Firefox fetches the icon by itself, and the page lacked nothing. Of an answer that a
    // worker rejects or does not have it says something else, and of any other file this is a fault.
    if (!/favicon\.svg’\. A ServiceWorker intercepted the request and encountered an unexpected error/.test(message))
      heard.push(`error: ${message}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Given up because the test went on to the next page.
    if (!reason.endsWith('ABORTED')) heard.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
  });
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.refused?.push(`policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`);
    });
  });
  return {
    async complaints() {
      const refused = await page.evaluate(async () => {
        await document.fonts.ready;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return window.refused ?? ['policy: the listener is not there'];
      });
      return [...heard.splice(0), ...refused];
    },
  };
}
