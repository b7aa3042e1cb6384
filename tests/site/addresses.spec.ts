import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { repositoryUrl } from '../../src/shared/build/repository.ts';
import { siteUrl } from '../../src/shared/build/site.ts';
import { base, pagesOf, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// A build that was told no address makes none up. tests/build/addresses.test.ts has the build that was told some.

const textsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(png|woff2)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, bytes: readFileSync(file) }))
    .map(({ file, bytes }) => ({ file, text: (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString() }));

/** `localhost` as the name of a host: with a scheme before it or a port after it. */
const local = /\b(?:https?:\/\/localhost(?::\d+)?|localhost:\d+)/g;
const localHosts = (texts: { text: string }[]) => new Set(texts.flatMap(({ text }) => text.match(local) ?? []));

for (const site of [root, base])
  test.describe(`the site under ${site.base}, built without SITE_URL`, () => {
    test.skip(siteUrl !== undefined, 'SITE_URL is set');
    const texts = textsOf(site.folder);

    test('names localhost only where the text of the guide does', () => {
      const written = localHosts(textsOf('content'));
      expect(written.size).toBeGreaterThan(0);
      expect([...localHosts(texts)].filter((host) => !written.has(host))).toEqual([]);
    });

    test('has no link to itself that names a host', () => {
      const own = texts.flatMap(({ file, text }) =>
        [...text.matchAll(/https?:\/\/[\w.-]+(?::\d+)?(\/[^\s"'<>()#?\\]+)/g)]
          .filter(([, path = '']) => path.startsWith(site.base) && path !== site.base)
          .filter(([, path = '']) => existsSync(join(site.folder, path.slice(site.base.length))))
          .map(([address]) => `${file}: ${address}`),
      );
      // One is enough to know; a wrong default makes thousands.
      expect(own.slice(0, 9)).toEqual([]);
    });

    test('has no canonical link, no card of a host, no sitemap, and lists that begin with a slash', () => {
      for (const page of pagesOf(site)) {
        const file = join(site.folder, page.endsWith('.html') ? page : `${page}index.html`);
        expect(readFileSync(file, 'utf8').match(/rel="canonical"|og:url|og:image|twitter:card/), page).toBe(null);
      }
      expect(readdirSync(site.folder).filter((file) => file.startsWith('sitemap'))).toEqual([]);
      expect(readFileSync(join(site.folder, 'robots.txt'), 'utf8')).toBe('User-agent: *\nAllow: /\n');
      const listed = readFileSync(join(site.folder, 'raw/base.txt'), 'utf8').trim().split('\n');
      expect(listed.filter((line) => !line.startsWith(`${site.base}raw/base/`))).toEqual([]);
    });

    test('leads to the repository that Git or REPOSITORY_URL tell, or to none', () => {
      const links = texts
        .filter(({ file }) => file.endsWith('.html'))
        .flatMap(({ text }) => text.match(/href="[^"]*\/edit\/[^"]*"|data-permalink="[^"]*"/g) ?? []);
      expect(links.length > 0).toBe(repositoryUrl !== undefined);
      expect(links.filter((link) => !link.includes(`="${repositoryUrl}/`))).toEqual([]);
    });
  });
