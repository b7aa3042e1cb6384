import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawType } from '../raw-type.ts';
import { basePath } from '../../shared/build/site.ts';
import { find, textOf, type BuiltPage } from '../../shared/build/page.ts';

/** Inlined text the policy must allow, by its digest. */
interface Inlined {
  styles: string[];
  scripts: string[];
}

/**
 * Writes the one content security policy into every page and into `_headers`.
 * @throws Error naming the page whose inlined stylesheet or scripts differ from the others', or that has a `style` attribute.
 */
export function writePolicy(folder: string, pages: readonly BuiltPage[]): void {
  const all = pages.map((page) => ({ page, inlined: inlinedOf(page) }));
  const first = all[0];
  if (!first) return;
  for (const { page, inlined } of all) {
    if (JSON.stringify(inlined) !== JSON.stringify(first.inlined)) {
      throw new Error(
        `${page.file}: its inlined styles or scripts differ from those of ${first.page.file}; one policy must fit every page.`,
      );
    }
    const styled = find(page.tree, (element) => 'style' in element.properties)[0];
    if (styled) throw new Error(`${page.file}: <${styled.tagName} style="…">: the policy refuses it. Use a class.`);
  }
  const policy = policyOf(first.inlined);
  for (const { page } of all) {
    const path = join(folder, page.file);
    writeFileSync(path, readFileSync(path, 'utf8').replace('%policy%', policy));
  }
  writeFileSync(join(folder, '_headers'), headers(policy) + rawHeaders(join(folder, 'raw')));
}

function inlinedOf(page: BuiltPage): Inlined {
  const texts = (tag: string) =>
    find(page.tree, (element) => element.tagName === tag && !element.properties['src']).map((element) =>
      digest(textOf(element)),
    );
  return { styles: texts('style'), scripts: texts('script') };
}

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function policyOf({ styles, scripts }: Inlined): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts.join(' ')}`,
    `style-src 'self' ${styles.join(' ')}`,
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // No text becomes markup or a script's address, but by the one policy of src/features/offline/trusted.browser.ts.
    "require-trusted-types-for 'script'",
    'trusted-types guide',
  ].join('; ');
}

/** Headers in the form that several static hosts read from a file of this name. */
function headers(policy: string): string {
  return `${basePath}*
  Content-Security-Policy: ${policy}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Cross-Origin-Opener-Policy: same-origin
${basePath}assets/*
  Cache-Control: public, max-age=31536000, immutable
`;
}

/** A rule for each folder and file, none for all: where two rules fit, a host sends the types of both. */
function rawHeaders(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => `${entry.name}${entry.isDirectory() ? '/*' : ''}`)
    .sort()
    .map((name) => `${basePath}raw/${name}\n  Content-Type: ${rawType(name)}\n`)
    .join('');
}
