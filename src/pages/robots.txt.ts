import type { APIRoute } from 'astro';
import { href, siteUrl } from '../shared/build/site.ts';

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${siteUrl}${href('/sitemap-index.xml')}\n`);
