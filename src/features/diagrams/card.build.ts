import { contentFolder } from '../../shared/build/content-folder.ts';
import { guide } from '../../shared/build/guide.ts';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { escapeHtml } from '../../shared/html.ts';
import type { Layer } from '../../shared/stations.ts';
import { layerNames, layerOf } from '../../shared/stations.ts';
import type { Card } from './cards.build.ts';
import { cardKey, cardPath, listCards } from './cards.build.ts';
import { fontFace } from './browser.build.ts';
import { palettePng } from './png.build.ts';

const WIDTH_PX = 1200;
const HEIGHT_PX = 630;
/** Height of the line, and how far its two tracks part. */
const LINE_PX = 470;
const TRACK_PX = 30;

const x: Record<Layer, number> = { client: 120, nginx: 360, socket: 600, gunicorn: 800, uvicorn: 900, django: 1080 };
const y = (layer: Layer): number => LINE_PX + (layer === 'gunicorn' ? -TRACK_PX : layer === 'uvicorn' ? TRACK_PX : 0);

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
<svg width="${WIDTH_PX}" height="${HEIGHT_PX}">${line(here)}${Object.keys(layerNames)
    .map((layer) => stop(layer as Layer, here))
    .join('')}</svg>`;
}

/** The strip of the site: the line across, and its fall from the chapter's own station. */
function line(here: Layer | undefined): string {
  const asgi = here === 'uvicorn';
  const track = (by: number) => `M685 ${LINE_PX}L${685 + TRACK_PX} ${LINE_PX + by}H${980 - TRACK_PX}L980 ${LINE_PX}`;
  const own: Layer = asgi ? 'uvicorn' : 'gunicorn';
  const side = asgi ? TRACK_PX : -TRACK_PX;
  const stretches: [Layer, string][] = [
    ['client', `M0 ${LINE_PX}H360`],
    ['nginx', `M360 ${LINE_PX}H600`],
    ['socket', `M600 ${LINE_PX}H685L${685 + TRACK_PX} ${LINE_PX + side}H${x[own]}`],
    [own, `M${x[own]} ${LINE_PX + side}H${980 - TRACK_PX}L980 ${LINE_PX}H1080`],
    ['django', `M1080 ${LINE_PX}H1200`],
  ];
  if (here) stretches.push([here, `M${x[here]} ${y(here)}V${HEIGHT_PX}`]);
  const drawn = stretches.map(([layer, d]) => {
    const core = layer === 'gunicorn' ? `<path class="l core" data-layer="gunicorn" d="${d}"/>` : '';
    return `<path class="l" data-layer="${layer}" d="${d}"/>${core}`;
  });
  return `<path class="l ghost" d="${track(-side)}"/>${drawn.join('')}`;
}

function stop(layer: Layer, here: Layer | undefined): string {
  const current =
    layer === here ? ' class="here"' : layer === (here === 'uvicorn' ? 'gunicorn' : 'uvicorn') ? ' class="off"' : '';
  const below = layer === 'uvicorn';
  return `<circle${current} data-layer="${layer}" cx="${x[layer]}" cy="${y(layer)}" r="${layer === here ? 18 : 11}"/><text${current} x="${x[layer] + (below && layer === here ? 84 : 0)}" y="${y(layer) + (below ? 48 : -30)}">${layerNames[layer]}</text>`;
}
