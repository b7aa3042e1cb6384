import type { Plugin } from 'vite';
import { lineRules } from '../features/line/line-rules.ts';

const name = 'virtual:line.css';

/** The style sheet `virtual:line.css`: where the line's drawings have their stations, and which variant is shown. */
export function lineStyles(): Plugin {
  return {
    name: 'line-styles',
    resolveId: (id) => (id === name ? `/${name}` : undefined),
    load: (id) => (id === `/${name}` ? lineRules() : undefined),
  };
}
