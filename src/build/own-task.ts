import type { Plugin } from 'vite';

/**
 * Runs the script of every page in a task of its own, when the browser has read the page to its end: together the two
 * would hold up a slow machine. An `await` in a source file would do, but the bundler would then cut the script into many.
 */
export function ownTask(): Plugin {
  return {
    name: 'own-task',
    apply: 'build',
    renderChunk: (code, { name }) =>
      name.startsWith('Page.astro') ? `await new Promise((next) => setTimeout(next));${code}` : null,
  };
}
