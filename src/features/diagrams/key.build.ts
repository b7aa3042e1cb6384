import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Raise it when the same source would be drawn differently; every committed drawing is stale from then on. */
const RENDERER = 2;

/** Key of a drawing: its source, the renderer, and the Mermaid that package.json pins. */
export function drawingKey(source: string): string {
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(process.cwd(), 'package.json'), 'utf8'),
  );
  return createHash('sha256').update(`${RENDERER}\n${devDependencies.mermaid}\n${source}`).digest('hex');
}
