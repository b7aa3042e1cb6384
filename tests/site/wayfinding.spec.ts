import { pagesOf, root, chaptersOf, pageName } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// "You are here": in the list of chapters, in the header and the foot, and above the title.

test('no page calls another one current', async ({ site, shared }) => {
  const { page } = shared;
  const kinds = new Map(pagesOf(root).map((path) => [path.replace(/[^/]+\/$/, ''), path]));
  const looked = new Set([
    ...chaptersOf(root),
    ...kinds.values(),
    'values/',
    'files/',
    'progress/',
    'proof/',
    'notes/',
  ]);
  for (const path of [...looked, 'changes/', 'offline/', 'troubleshooting/socket-permission/']) {
    await page.goto(site.url + path);
    const wrong = await page.locator('[aria-current=page], [aria-current=true]').evaluateAll((all) =>
      all.flatMap((link) => {
        if (!(link instanceof HTMLAnchorElement)) return [];
        const to = new URL(link.href).pathname;
        const here = link.getAttribute('aria-current') === 'page' ? location.pathname === to : location.pathname !== to;
        return here && location.pathname.startsWith(to) ? [] : [link.textContent.trim()];
      }),
    );
    expect.soft(wrong, pageName(path)).toEqual([]);
  }
});

for (const [path, name] of [
  ['files/', 'Files'],
  ['values/', 'Your values'],
  ['troubleshooting/', 'Troubleshooting'],
] as const)
  test(`the header marks ${name} on its page, and only there`, async ({ page, site }) => {
    const marked = page.getByRole('navigation', { name: 'Site' }).locator('[aria-current]');
    await page.goto(site.url + path);
    await expect(marked).toHaveText([name]);
    await expect(marked).toHaveAttribute('aria-current', 'page');
    await page.goto(`${site.url}nginx/`);
    await expect(marked).toHaveCount(0);
  });

for (const [kind, list, title] of [
  ['files/base/etc/systemd/system/gunicorn.socket/', 'files/', 'Files'],
  ['troubleshooting/socket-permission/', 'troubleshooting/', 'Troubleshooting'],
  ['proof/set-base/', 'proof/', 'What is proved'],
  [pagesOf(root).find((page) => /^changes\/./.test(page)) ?? '', 'changes/', 'What changed'],
] as const)
  test(`/${kind} says that it stands in ${title}`, async ({ page, site }) => {
    await page.goto(site.url + kind);
    const crumbs = page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('listitem').getByRole('link');
    await expect(crumbs).toHaveText([title]);
    await crumbs.click();
    await expect(page).toHaveURL(site.url + list);
  });

test('a page of no chapter stands by itself in the list of chapters, with its sections', async ({ page, site }) => {
  await page.goto(`${site.url}values/`);
  const list = page.getByRole('navigation', { name: 'Chapters' });
  await expect(list.locator('[aria-current=page]')).toHaveText(['Your values']);
  await expect(list.getByRole('link', { name: 'Where they are kept' })).toBeVisible();
  await page.goto(`${site.url}troubleshooting/socket-permission/`);
  await expect(list.locator('[aria-current=true]')).toHaveText(['Troubleshooting']);
});
