import type { APIRoute } from 'astro';
import { listFailures } from '../../features/troubleshoot/known-faults.build.ts';

export const GET: APIRoute = async () => Response.json(await listFailures());
