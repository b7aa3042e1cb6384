import { siteOrigin } from './site-origin.ts';

/** Where the guide is served: read from the environment once, for the whole build. */

/** Base path with a slash at both ends, such as `/` or `/team/docs/`. From `BASE_PATH`. */
export const basePath = `/${process.env['BASE_PATH'] ?? ''}/`.replace(/\/{2,}/g, '/');

/**
 * Origin for canonical links, the sitemap and share cards. From `SITE_URL`; without it nobody knows where the guide will
 * be served, and what needs an origin is left out.
 */
export const siteUrl = siteOrigin(process.env['SITE_URL'], basePath);

/** A path under the base as what is read outside of the pages names it: with the site's origin, or as it is without one. */
export function address(pathname: string): string {
  return `${siteUrl ?? ''}${pathname}`;
}

/** Root-relative path of the guide (`/nginx/#limits`) → the same path under the base. Anything else is returned as it is. */
export function href(path: string): string {
  return path.startsWith('/') && !path.startsWith('//') ? basePath + path.slice(1) : path;
}

/** The other way: the path of a page under the base → root-relative, `/team/docs/nginx/` → `/nginx/`. */
export function withoutBase(pathname: string): string {
  return pathname.startsWith(basePath) ? pathname.slice(basePath.length - 1) : pathname;
}

/** What a link says of the page it stands on: that it leads to this page, or to one above it. */
export function currentOf(path: string, { pathname }: URL): 'page' | 'true' | undefined {
  const here = withoutBase(pathname);
  if (here === path) return 'page';
  return here.startsWith(path) ? 'true' : undefined;
}

/** Address of a page's Markdown: `/team/docs/nginx/` → `/team/docs/nginx.md`; the first page's is `index.md`. */
export function markdownPath(pathname: string): string {
  return pathname === basePath ? `${basePath}index.md` : `${pathname.replace(/\/$/, '')}.md`;
}
