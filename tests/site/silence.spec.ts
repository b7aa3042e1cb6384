import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutFaults } from '../support/layout.ts';
import { base, pageName, pagesOf, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// Every page of both builds: nothing missing, nothing said, nothing refused, nothing past the edge.

for (const page of pagesOf(root)) {
  test(`${pageName(page)} is silent and fits`, async ({ site, shared, browserName }) => {
    const answer = await shared.page.goto(site.url + page);
    expect(answer?.status()).toBe(200);
    await expect(shared.page.getByRole('heading', { level: 1 })).toHaveCount(1);
    expect(await shared.watch.complaints()).toEqual([]);
    if (browserName !== 'chromium') return;
    expect(await layoutFaults(shared.page, 320, 13)).toEqual([]);
    expect(await layoutFaults(shared.page, 390)).toEqual([]);
    expect(await layoutFaults(shared.page, 1440)).toEqual([]);
  });
}

for (const page of pagesOf(base)) {
  test(`${base.base}${page} is silent`, async ({ nested, shared }) => {
    const answer = await shared.page.goto(nested.url + page);
    expect(answer?.status()).toBe(200);
    expect(await shared.watch.complaints()).toEqual([]);
  });
}

for (const site of [root, base]) {
  test(`one policy, the same on every page under ${site.base}`, () => {
    const policies = pagesOf(site).map((page) => {
      const html = readFileSync(join(site.folder, page.endsWith('.html') ? page : `${page}index.html`), 'utf8');
      return /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)?.[1] ?? `none on ${page}`;
    });
    const [policy = '', ...others] = [...new Set(policies)];
    expect(others).toEqual([]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(readFileSync(join(site.folder, '_headers'), 'utf8')).toContain(policy);
  });
}
