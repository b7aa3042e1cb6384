import { createHash } from 'node:crypto';
import { changes, feedPath, type Change } from '../../shared/build/changes.ts';
import { guide } from '../../shared/build/guide.ts';
import { markdown } from '../../shared/build/markdown.ts';
import { address, href, siteUrl } from '../../shared/build/site.ts';

/**
 * The changes as Atom. Its ids are names of no host, made of the guide's name and the id of the change, so that they stay
 * the same wherever it is served. Without `SITE_URL` its links are paths, which a reader takes from where it found the feed.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function feed(): string {
  const base = siteUrl ? ` xml:base="${escaped(siteUrl)}/"` : '';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"${base}>`,
    `<id>${urn('changes')}</id>`,
    `<title>${escaped(`${guide.name}: what changed`)}</title>`,
    `<updated>${moment(changes[0]?.day ?? '')}</updated>`,
    `<author><name>${escaped(guide.name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(address(href(feedPath)))}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(address(href('/changes/')))}"/>`,
    ...changes.map(entry),
    '</feed>\n',
  ].join('\n');
}

function entry({ id, day, title, why, files }: Change): string {
  const list = files.map((file) => `<li><code>${escaped(file)}</code></li>`).join('');
  return [
    '<entry>',
    `<id>${urn(id)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${moment(day)}</updated>`,
    `<link rel="alternate" type="text/html" href="${escaped(address(href(`/changes/#${id}`)))}"/>`,
    `<content type="html">${escaped(`${markdown(why)}<ul>${list}</ul>`)}</content>`,
    '</entry>',
  ].join('\n');
}

/** A UUID of version 8 out of a name: the first 128 bits of its SHA-256. @see https://www.rfc-editor.org/rfc/rfc9562 */
function urn(name: string): string {
  const hex = createHash('sha256').update(`${guide.name}\n${name}`).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`;
}

function moment(day: string): string {
  return `${day}T00:00:00Z`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
