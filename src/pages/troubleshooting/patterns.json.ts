import type { APIRoute } from 'astro';
import { listFailures } from '../../build/failures.ts';

export const GET: APIRoute = async () => Response.json(await listFailures());
