import type { Plugin } from 'vite';

/**
 * Keeps the list of what each late part needs out of the script of every page: with some thirty parts it is longer than
 * the wait that it saves. Astro sets the option itself, so it is set after.
 */
export function withoutPreloadLists(): Plugin {
  return {
    name: 'without-preload-lists',
    configEnvironment: {
      order: 'post',
      handler: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
    },
  };
}
