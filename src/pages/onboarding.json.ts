import type { APIRoute } from 'astro';
import { loadTasks } from '../features/onboarding/tasks.build.ts';

/** What check-lists and the progress page need once they are used. */
export const GET: APIRoute = async () => new Response(JSON.stringify(await loadTasks()));
