import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { base, pagesOf, pagesInCommon, root } from '../support/sites.ts';
import { expect, ofPage, test } from '../support/test.ts';

// The site below a path of its host, in each engine: nothing missing, nothing said, nothing refused; and one policy
// wherever it lies. Under / every page is visited by page.spec.ts; links below the path are followed by the build.

for (const page of pagesInCommon(base)) {
  test(`${base.base}${page} is silent`, ofPage, async ({ nested, shared }) => {
    const answer = await shared.page.goto(nested.url + page);
    expect(answer?.status()).toBe(200);
    await expect(shared.page.getByRole('heading', { level: 1 })).toHaveCount(1);
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
