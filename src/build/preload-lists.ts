import type { Plugin } from 'vite';

/** Vite's module that loads the scripts and styles of a late part before the part itself. */
const helper = '\0vite/preload-helper.js';

/**
 * Keeps preloading out of the script of every page: with some thirty parts the list of what each needs, and what reads it,
 * is longer than the wait that it saves. Styles come with the parts. Astro sets the option itself, so it is set after.
 */
export function withoutPreloadLists(): Plugin {
  return {
    name: 'without-preload-lists',
    enforce: 'pre',
    configEnvironment: {
      order: 'post',
      handler: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
    },
    load: (id) => (id === helper ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}
