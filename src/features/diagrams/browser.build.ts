import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, LaunchOptions, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import type { Layout } from './grid.build.ts';
import type { Orientation } from './graph.build.ts';
import type { Ruler } from './measure.build.ts';
import { NAME_FONT_PX, SMALL_FONT_PX } from './measure.build.ts';

/** `$CHROMIUM`, else the system's, else the one that Playwright installed. Nothing is fetched in the background. */
export function chromiumOptions(): LaunchOptions {
  const own = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium'].find((path) => path !== '' && existsSync(path));
  return {
    ...(own && { executablePath: own }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

const require = createRequire(import.meta.url);
/** The weights that src/features/diagrams/diagram.css gives to names and to small text. */
const NAME_FONT = `560 ${NAME_FONT_PX}px "Sofia Sans SC"`;
const SMALL_FONT = `450 ${SMALL_FONT_PX}px "Sofia Sans SC"`;

export async function startBrowser(): Promise<Browser> {
  return chromium.launch(chromiumOptions());
}

/** An `@font-face` rule with the font in it, so that no request is made. */
export function fontFace(): string {
  const file =
    require.resolve('@fontsource-variable/sofia-sans-semi-condensed/files/sofia-sans-semi-condensed-latin-wght-normal.woff2');
  return `@font-face{font-family:"Sofia Sans SC";font-weight:1 1000;src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')})}`;
}

/** A page that has the site's face and Mermaid. */
export async function openDesk(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><style>${fontFace()}</style><body>`);
  await page.addScriptTag({ path: join(require.resolve('mermaid/package.json'), '..', 'dist', 'mermaid.min.js') });
  await page.evaluate(
    (fonts) => Promise.all(fonts.map((font) => document.fonts.load(font))).then(() => undefined),
    [NAME_FONT, SMALL_FONT],
  );
  return page;
}

export async function rulerFor(page: Page, texts: { names: string[]; small: string[] }): Promise<Ruler> {
  const measure = (font: string, lines: string[]): Promise<Record<string, number>> =>
    page.evaluate(
      ([font, lines]) => {
        const pen = document.createElement('canvas').getContext('2d');
        if (!pen) throw new Error('no canvas');
        pen.font = font;
        return Object.fromEntries(lines.map((line) => [line, pen.measureText(line).width]));
      },
      [font, lines] as const,
    );
  const names = await measure(NAME_FONT, texts.names);
  const small = await measure(SMALL_FONT, texts.small);
  return { name: (text) => names[text] ?? 0, small: (text) => small[text] ?? 0 };
}

/** Mermaid's own layout of the source: the centre of each node. Mermaid refuses a source that it cannot parse. */
export async function layOut(page: Page, source: string, orientation: Orientation): Promise<Layout> {
  const turned = source.replace(/^flowchart (LR|TB)$/m, `flowchart ${orientation === 'wide' ? 'LR' : 'TB'}`);
  const centres = await page.evaluate(async (text) => {
    const { mermaid } = globalThis as unknown as {
      mermaid: { initialize(config: object): void; render(id: string, text: string): Promise<{ svg: string }> };
    };
    mermaid.initialize({
      startOnLoad: false,
      htmlLabels: false,
      layout: 'dagre',
      look: 'classic',
      fontFamily: 'Sofia Sans SC',
      flowchart: { curve: 'linear' },
    });
    const { svg } = await mermaid.render('drawing', text);
    const stage = document.createElement('div');
    stage.append(...new DOMParser().parseFromString(svg, 'text/html').body.childNodes);
    document.body.append(stage);
    const found = [...stage.querySelectorAll('g[id^=drawing-flowchart-]')].map(
      (node): [string, { x: number; y: number }] => {
        const { x, y, width, height } = node.getBoundingClientRect();
        const id = node.id.replace(/^drawing-flowchart-/, '').replace(/-\d+$/, '');
        return [id, { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }];
      },
    );
    stage.remove();
    return found;
  }, turned);
  return new Map(centres);
}
