import type { APIRoute } from 'astro';
import { changes } from '../../shared/build/changes.ts';
import { feed } from '../../features/changes/feed.build.ts';

/** A guide that does not tell its changes has no feed. */
export function getStaticPaths() {
  return changes.length > 0 ? [{ params: { feed: 'feed' } }] : [];
}

export const GET: APIRoute = () => new Response(feed());
