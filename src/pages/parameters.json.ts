import type { APIRoute } from 'astro';
import { parameters } from '../shared/build/parameters.ts';

/** What a reader may make their own, for the scripts: fetched when it is used. */
export const GET: APIRoute = () => Response.json(parameters);
