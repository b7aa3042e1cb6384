import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { satteri } from '@astrojs/markdown-satteri';
import { afterBuild } from './src/build/after-build.ts';
import { withoutPreloadLists } from './src/build/preload-lists.ts';
import { lateElements } from './src/build/late-elements.ts';
import { lineStyles } from './src/build/line-styles.ts';
import { watchContent } from './src/build/watch-content.ts';
import {
  emptyCorners,
  fencesToComponents,
  internalLinks,
  readableTables,
  wholeOptions,
} from './src/shared/build/markdown-plugins.ts';
import { basePath, siteUrl } from './src/shared/build/site.ts';

/** Pages that say `noindex`: they hold nothing that is not elsewhere. */
const unlisted = ['/offline/', '/print/'];

/** Modules that most parts of a page use once they are loaded. */
const common = /src\/shared\/(form|listed-page|browser\/(made|styles))\.ts$/;

export default defineConfig({
  site: siteUrl,
  base: basePath,
  trailingSlash: 'always',
  integrations: [
    mdx({ optimize: true }),
    // A sitemap holds whole addresses, which nobody knows without SITE_URL.
    ...(siteUrl ? [sitemap({ filter: (page) => !unlisted.some((path) => page.endsWith(path)) })] : []),
    afterBuild(),
  ],
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      mdastPlugins: [fencesToComponents],
      hastPlugins: [internalLinks, emptyCorners, readableTables, wholeOptions],
      features: { smartPunctuation: false },
    }),
  },
  // One stylesheet, the same bytes on every page, so that one hash in the policy covers it.
  build: { inlineStylesheets: 'always', assets: 'assets' },
  vite: {
    build: {
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      // What most parts that are loaded late have in common is one file: each would be a request of its own.
      // Astro marks its modules with directives of its own, which Rolldown warns of, a chapter at a time.
      rolldownOptions: {
        onLog: (level, log, say) => void (log.code === 'MODULE_LEVEL_DIRECTIVE' || say(level, log)),
        output: { codeSplitting: { groups: [{ name: 'parts', test: common }] } },
      },
    },
    plugins: [watchContent(), withoutPreloadLists(), lateElements(), lineStyles()],
  },
  devToolbar: { enabled: false },
});
