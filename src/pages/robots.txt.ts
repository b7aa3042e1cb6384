import type { APIRoute } from 'astro';
import { address, href, siteUrl } from '../shared/build/site.ts';

/** A sitemap is named by its whole address, so there is neither without `SITE_URL`. */
const sitemap = siteUrl ? `Sitemap: ${address(href('/sitemap-index.xml'))}\n` : '';

export const GET: APIRoute = () => new Response(`User-agent: *\nAllow: /\n${sitemap}`);
