import type { APIRoute } from 'astro';
import { listParameters } from '../features/values/parameters.build.ts';

/** What a reader may make their own, for the scripts: fetched when it is used. */
export const GET: APIRoute = async () => Response.json(await listParameters());
