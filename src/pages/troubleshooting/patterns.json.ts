import type { APIRoute } from 'astro';
import { listKnownFaults } from '../../features/troubleshoot/known-faults.build.ts';

export const GET: APIRoute = async () => Response.json(await listKnownFaults());
