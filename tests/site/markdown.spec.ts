import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readFault } from '../../src/shared/build/fault.ts';
import { guide } from '../../src/shared/build/guide.ts';
import { parse } from 'yaml';
import { project } from '../lab/values.ts';
import { copiedBy } from '../support/clipboard.ts';
import { base, chaptersOf, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

// The pages as Markdown and the list of them, for programs: complete, short enough for one reading, and linked to each other.

/** What readers of Markdown take at once. */
const mostCharacters = 50_000;

const markdownOf = ({ folder }: typeof root) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && !entry.parentPath.includes('/raw'))
    .map((entry) => join(entry.parentPath, entry.name));
/** Without listings and code, in which brackets are no links. */
const prose = (text: string) => text.replace(/^( *)```[^]*?^\1```$/gm, '').replace(/(`+)[^`].*?\1/g, '');

for (const site of [root, base]) {
  test(`below ${site.base} every Markdown page is one reading, and its links lead to files`, () => {
    const files = markdownOf(site);
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect.soft(text.length, file).toBeLessThan(mostCharacters);
      // A skill begins with its name, and is no page.
      if (!file.endsWith('/SKILL.md'))
        expect
          .soft(text.split('\n')[0], file)
          .toContain(`[All pages as Markdown](${relative(dirname(file), join(site.folder, 'llms.txt'))})`);
      const links = [...prose(text).matchAll(/\]\((?!https?:|mailto:|#)([^)#?]+)/g)].map(([, link = '']) => link);
      const lost = links.filter((link) => link.startsWith('/') || !existsSync(join(dirname(file), link)));
      expect.soft(lost, file).toEqual([]);
    }
  });
}

test('what a stylesheet keeps apart is kept apart in the Markdown, and nothing empty stands in it', () => {
  for (const chapter of chaptersOf(root)) {
    const text = readFileSync(join(root.folder, chapter.replace(/\/$/, '.md')), 'utf8');
    expect.soft(text, chapter).toMatch(/^Chapter \d+ of \d+ · \d+ minutes · Checked \d+ \w+ \d{4}$/m);
    expect.soft(text, chapter).toMatch(/^\*\*You need\*\*$/m);
  }
  for (const file of markdownOf(root))
    expect.soft(prose(readFileSync(file, 'utf8')), file).not.toMatch(/(?<!`)``(?!`)|\]\(\)/);
});

test('a record of a file is one line: all of it on the page of the file, the link to it in a chapter', () => {
  const recordsOf = (page: string) =>
    readFileSync(join(root.folder, page), 'utf8')
      .split('\n')
      .filter((line) => /^\[?Ran unchanged /.test(line));
  const [unit, ...others] = recordsOf('files/base/etc/systemd/system/gunicorn.service.md');
  expect(unit).toMatch(
    /^Ran unchanged on a test server \d+ \w+ \d{4}: .*; .*\[Full record: set base\]\(.*proof\/set-base\.md\)\.$/,
  );
  expect(others).toEqual([]);
  const inChapter = recordsOf('systemd.md');
  expect(inChapter.length).toBeGreaterThan(1);
  for (const line of inChapter)
    expect(line).toMatch(/^\[Ran unchanged on a test server \d+ \w+ \d{4}\]\(proof\/set-base\.md\)$/);
});

test('the record of a failure is there as its page has it: the checks, and all that was typed', () => {
  for (const fault of readdirSync('content/faults').map((file) => readFault(file.replace(/\.yaml$/, '')))) {
    if (!fault.lab) continue;
    const text = readFileSync(join(root.folder, `${guide.symptoms}/${fault.id}.md`), 'utf8');
    expect.soft(text, fault.id).toMatch(/^\d+ checks, \d+ \w+ \d{4}\n\n(.*\n)+?\n\| Asserted \| Expected \| Seen \|$/m);
    expect.soft(text, fault.id).toMatch(/^Everything that was typed\n\n```\n(.+\n)+/m);
  }
});

for (const site of [root, base]) {
  test(`below ${site.base} a skill is found where programs look, with the digest of its text`, () => {
    const folder = join(site.folder, '.well-known/agent-skills');
    const { $schema, skills } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    expect($schema).toBe('https://schemas.agentskills.io/discovery/0.2.0/schema.json');
    expect(skills).toHaveLength(1);
    const [{ name, description, url, digest }] = skills;
    const text = readFileSync(join(folder, url), 'utf8');
    expect(digest).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
    expect(parse(text.split('---\n')[1] ?? '')).toEqual({ name, description });
    for (const { title } of guide.servers) expect(text).toContain(`- ${title}: [`);
  });
}

test('the list has chapters in their order, then failures and files, and last what may be left out', () => {
  const list = readFileSync(join(root.folder, 'llms.txt'), 'utf8');
  expect(list.match(/^## .*$/gm)).toEqual(['## Chapters', '## Failures', '## Files of the server', '## Optional']);
  const [chapters = ''] = list.split('## Failures');
  expect([...chapters.matchAll(/\]\(([^)]+)\.md\)/g)].map(([, name]) => name)).toEqual(guide.chapters);
  expect(list).not.toMatch(/ 0 notes\./);
  expect(statSync(join(root.folder, 'llms.txt')).size).toBeLessThan(mostCharacters);
});

test('every page tells programs where the list is, and readers nothing of it', async ({ page, site }) => {
  await page.goto(`${site.url}systemd/`);
  const told = page.getByText('All pages as Markdown: /llms.txt');
  await expect(told).toHaveAttribute('aria-hidden', 'true');
  await expect(told).toHaveCSS('clip-path', 'inset(50%)');
});

test('"Copy page" copies its Markdown, with the values of a link and with links that hold elsewhere', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}nginx/#&v1&my.domain=shop.example.org`);
  await expect(page.getByRole('region', { name: 'Your values' })).toBeVisible();
  const text = await copiedBy(page, () => page.getByRole('button', { name: 'Copy page' }).click());
  expect(text).toContain('\n# nginx in front\n');
  expect(text).toContain('server_name shop.example.org;');
  expect(text).toContain(`](${site.url}start.md#first-deploy)`);
  expect(text).toContain(`](${site.url}raw/base/etc/nginx/sites-available/${project})`);
});
