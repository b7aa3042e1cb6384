import type { APIRoute } from 'astro';
import { replays } from '../features/replay/replay.build.ts';

/** Every recorded request, hop by hop: what the replay fetches when another one is chosen. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify(await replays()), { headers: { 'content-type': 'application/json' } });
