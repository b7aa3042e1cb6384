import type { APIRoute } from 'astro';
import { listParameters } from '../build/parameters.ts';

/** What a reader may make their own, for the scripts: fetched when it is used. */
export const GET: APIRoute = async () => Response.json(await listParameters());
