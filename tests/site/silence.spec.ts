import { pageName, pagesToday, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// Every page in another engine than the one of page.spec.ts: nothing missing, nothing said, nothing refused.

for (const page of pagesToday(root)) {
  test(`${pageName(page)} is silent`, async ({ site, shared }) => {
    const answer = await shared.page.goto(site.url + page);
    expect(answer?.status()).toBe(200);
    await expect(shared.page.getByRole('heading', { level: 1 })).toHaveCount(1);
    expect(await shared.watch.complaints()).toEqual([]);
  });
}
