import type { APIRoute } from 'astro';
import { serverTrees } from '../../features/download/server.build.ts';

/** All that an archive with other values is made of. */
export const GET: APIRoute = () => Response.json(serverTrees());
