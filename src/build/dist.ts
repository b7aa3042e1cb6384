import { existsSync } from 'node:fs';

/** Ends the command, if there is no built site that it could read. */
export function needsDist(): void {
  if (existsSync('dist/index.html')) return;
  console.error('dist is not there: npm run build first');
  process.exit(2);
}
