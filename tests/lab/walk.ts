import { blocksOf } from './chapter.ts';
import type { Drill } from './drill.ts';
import { rehearsals } from './rehearsals.ts';
import { runBlock } from './session.ts';
import type { Server } from './server.ts';

/**
 * Reads a chapter as its reader does, from the first block to the last, on one server. `rehearsals.ts` says what the
 * text between the blocks asks for, and which blocks cannot be run here.
 */
export async function walk(drill: Drill, chapter: string): Promise<void> {
  const script = rehearsals[chapter] ?? {};
  const server = await start(drill, script.start);
  for (const { id, lines } of blocksOf(chapter)) {
    if (script.notRun?.[id]) continue;
    await script.before?.[id]?.(server);
    await runBlock(server, drill, id, lines);
    await script.after?.[id]?.(server);
  }
}

async function start(drill: Drill, from: 'bare' | 'asleep' | undefined): Promise<Server> {
  if (from === 'bare') return drill.bare();
  const server = await drill.boot();
  if (from !== 'asleep') await server.ready();
  return server;
}
