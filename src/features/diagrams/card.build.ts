import { contentFolder } from '../../shared/build/content-folder.ts';
import { guide } from '../../shared/build/guide.ts';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { escapeHtml } from '../../shared/html.ts';
import { layerNames, layerOf, layers, type Layer } from '../../shared/stations.ts';
import { stationsOf, variantAt } from '../../shared/variant-words.ts';
import { firstVariant, variants, type Variant } from '../../shared/variants.ts';
import { Across } from '../line/across.ts';
import { drawn } from '../line/way.ts';
import type { Card } from './cards.build.ts';
import { cardKey, cardPath, listCards } from './cards.build.ts';
import { fontFace } from './browser.build.ts';
import { palettePng } from './png.build.ts';

const WIDTH_PX = 1200;
const HEIGHT_PX = 630;
const line = new Across({
  width: WIDTH_PX,
  y: 470,
  aside: 30,
  stations: { client: 120, nginx: 360, socket: 600, django: 1080 },
  own: [800, 900],
  fork: 685,
  join: 980,
  bend: 30,
});

/** Draws the cards whose chapter has changed, and drops those whose chapter is gone. */
export async function drawCards(browser: Browser): Promise<string[]> {
  const folder = join(process.cwd(), contentFolder, 'cards');
  mkdirSync(folder, { recursive: true });
  const cards = listCards();
  const stale = cards.filter(({ slug }) => !isCurrent(slug));
  if (stale.length > 0) {
    const page = await browser.newPage({ viewport: { width: WIDTH_PX, height: HEIGHT_PX } });
    for (const card of stale) {
      await page.setContent(html(card));
      await page.evaluate(() => document.fonts.ready);
      writeFileSync(join(folder, `${card.slug}.png`), palettePng(WIDTH_PX, HEIGHT_PX, await pixels(page)));
    }
    await page.close();
  }
  const names = new Set(cards.map(({ slug }) => `${slug}.png`));
  for (const file of readdirSync(folder)) if (file.endsWith('.png') && !names.has(file)) rmSync(join(folder, file));
  const keys = Object.fromEntries(cards.map((card) => [card.slug, cardKey(card)]));
  writeFileSync(join(folder, 'cards.json'), `${JSON.stringify(keys, null, 2)}\n`);
  return stale.map(({ slug }) => slug);
}

/** What the page shows, four bytes a pixel. */
async function pixels(page: Page): Promise<Uint8Array> {
  const shot = (await page.screenshot({ type: 'png' })).toString('base64');
  const rgba = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    let text = '';
    for (let at = 0; at < data.length; at += 4096) text += String.fromCharCode(...data.subarray(at, at + 4096));
    return btoa(text);
  }, shot);
  return Buffer.from(rgba, 'base64');
}

function isCurrent(slug: string): boolean {
  try {
    return cardPath(slug) !== undefined;
  } catch {
    return false;
  }
}

function html({ title, station }: Card): string {
  const style = (file: string): string => readFileSync(join(process.cwd(), 'src', file), 'utf8');
  const size = title.length > 34 ? 92 : title.length > 22 ? 108 : 124;
  const here = station === 'whole' ? undefined : layerOf(station);
  return `<!doctype html><html data-theme="light"><style>${fontFace()}
${style('styles/tokens.css')}${style('features/line/line.css')}
@layer components {
  body { margin: 0; background: var(--paper); color: var(--ink); font-family: var(--sign); }
  p { position: absolute; inset: 56px auto auto 80px; margin: 0; font: 680 34px/1 var(--sign); }
  h1 { position: absolute; inset: 122px 80px auto; margin: 0; font: 780 ${size}px/.92 var(--sign); letter-spacing: -.022em; text-wrap: balance; }
  svg { position: absolute; inset: 0; }
  text { font: 560 28px var(--sign); fill: var(--ink-2); text-anchor: middle; }
  text.here { font-weight: 760; fill: var(--ink); }
  circle { fill: var(--paper); stroke: var(--hue); stroke-width: 5px; }
  circle.here { stroke-width: 12px; }
  circle.off { stroke: var(--edge); stroke-width: 2px; }
}</style><body><p>${escapeHtml(guide.name)}</p><h1>${escapeHtml(title)}</h1>
<svg width="${WIDTH_PX}" height="${HEIGHT_PX}">${lines(here)}${layers
    .map((layer) => stop(layer, here))
    .join('')}</svg>`;
}

/** The strip of the site: the line across, and its fall from the chapter's own station. */
function lines(here: Layer | undefined): string {
  const own = variantBy(here);
  const { fork, join } = line.measures;
  const beside = variants.filter((variant) => variant !== own);
  const stretches: [Layer, string][] = line
    .stretches(own)
    .map(({ layer, from, to }) => [layer, drawn(line.way(own), from, to)]);
  if (here) stretches.push([here, `M${line.place(here).x} ${line.place(here).y}V${HEIGHT_PX}`]);
  const strokes = stretches.map(([layer, d]) => {
    const core = layer === 'gunicorn' ? `<path class="l core" data-layer="gunicorn" d="${d}"/>` : '';
    return `<path class="l" data-layer="${layer}" d="${d}"/>${core}`;
  });
  const ghost = beside.map((variant) => drawn(line.way(variant), fork, join)).join('');
  return `<path class="l ghost" d="${ghost}"/>${strokes.join('')}`;
}

/** The variant whose track a card shows. */
function variantBy(here: Layer | undefined): Variant {
  return (here && variantAt(here)) ?? firstVariant;
}

function stop(layer: Layer, here: Layer | undefined): string {
  const current = layer === here ? ' class="here"' : stationsOf(variantBy(here)).includes(layer) ? '' : ' class="off"';
  const { x, y } = line.place(layer);
  const below = y > line.measures.y;
  return `<circle${current} data-layer="${layer}" cx="${x}" cy="${y}" r="${layer === here ? 18 : 11}"/><text${current} x="${x + (below && layer === here ? 84 : 0)}" y="${y + (below ? 48 : -30)}">${layerNames[layer]}</text>`;
}
