import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';

const name = 'virtual:late-elements';

/**
 * The module `virtual:late-elements`: what loads each custom element of src/features by its tag, but those that every page
 * brings along. What is brought both ways would be cut into more files, each a request before the first. `import.meta.glob`
 * would do it with paths for keys: a third of a KiB on every page.
 */
export function lateElements(): Plugin {
  return {
    name: 'late-elements',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const page = readFileSync('src/layouts/Page.astro', 'utf8');
      const late = globSync('src/features/*/*.element.ts').filter((file) => !page.includes(`/${basename(file)}'`));
      return `export default {${late.sort().map((file) => `'${basename(file, '.element.ts')}':()=>import('/${file}')`)}}`;
    },
  };
}
