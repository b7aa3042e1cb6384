import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { elementsOf, readChapter } from '../../src/shared/build/chapter-source.ts';
import { loadDiagram } from '../../src/features/diagrams/load.build.ts';
import { markdownPath } from '../../src/shared/build/site.ts';
import { filePage, listStack, stackSets } from '../../src/shared/build/stack.ts';

/** The newest when they were last looked at; `npm view @astrojs/starlight version` tells. */
export const versions = { '@astrojs/starlight': '0.42.4', astro: '7.3.5' };

const folder = resolve('.cache/peers/starlight');
const title = 'Starlight';

/**
 * The Markdown of chapters as a site of Starlight's, with nothing set that it does not ask for.
 * @param built - the guide's own build.
 * @returns the folder of that site; each chapter has the address it has in the guide.
 */
export function buildStarlight(built: string, chapters: readonly string[]): string {
  const pages = join(folder, 'src/content/docs');
  rmSync(pages, { recursive: true, force: true });
  mkdirSync(pages, { recursive: true });
  for (const chapter of chapters) writeFileSync(join(pages, `${chapter}.md`), pageOf(built, chapter));
  writeFileSync(join(pages, 'index.md'), `---\ntitle: ${title}\n---\n`);
  const manifest = { private: true, type: 'module', dependencies: versions };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'astro.config.mjs'),
    `import starlight from '@astrojs/starlight';
export default { trailingSlash: 'always', devToolbar: { enabled: false }, integrations: [starlight({ title: '${title}' })] };\n`,
  );
  writeFileSync(
    join(folder, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`,
  );
  inFolder('npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  inFolder('node', 'node_modules/astro/bin/astro.mjs', 'build');
  return join(folder, 'dist');
}

/** A chapter's Markdown with what an author of Starlight writes besides: front matter, languages and drawings. */
function pageOf(built: string, chapter: string): string {
  const [, heading = '', text = ''] =
    /^# (.+)\n([\s\S]*)/m.exec(readFileSync(join(built, `${chapter}.md`), 'utf8')) ?? [];
  return `---\ntitle: ${JSON.stringify(heading)}\n---\n${drawn(chapter, withLanguages(text))}`;
}

/** Each drawing above its steps, in the page as the guide has it, once: the guide has it a second time for phones. */
function drawn(chapter: string, text: string): string {
  const drawings = elementsOf(readChapter(chapter), 'Diagram').map(({ attributes }) => {
    const svg = loadDiagram(String(attributes['name'])).drawings.wide;
    // A line that is empty would end the HTML.
    return svg.replaceAll(/\n\s*/g, '');
  });
  const steps = /^Read the drawing as steps$/gm;
  const places = text.match(steps)?.length ?? 0;
  if (places !== drawings.length) throw new Error(`${chapter}: ${drawings.length} drawings, ${places} lists of steps`);
  return text.replace(steps, (line) => `${drawings.shift()}\n\n${line}`);
}

/** By the Markdown of a file's own page. A language of the guide's own making is nobody else's. */
const languages = new Map(
  stackSets
    .flatMap(listStack)
    .map((file) => [markdownPath(filePage(file)).slice(1), file.language === 'columns' ? '' : file.language]),
);

/** The fences of the Markdown name no language: that of a file is told by the link above it, that of commands by a prompt. */
function withLanguages(text: string): string {
  return text.replace(
    /^(\[[^\]]*\]\((.*?)\).*\n\n)?```\n([\s\S]*?)^```$/gm,
    (_, above = '', page: string, code: string) => {
      const language = languages.get(page) ?? (/^[#$] /.test(code) ? 'console' : '');
      return `${above}\`\`\`${language}\n${code}\`\`\``;
    },
  );
}

function inFolder(command: string, ...args: string[]): void {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
}
