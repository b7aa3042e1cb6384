import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { startBrowser } from '../features/diagrams/browser.build.ts';
import { basePath } from '../shared/build/site.ts';
import { needsDist } from './dist.ts';
import { serve } from './preview.ts';

/** `npm run screenshot`, after a build: the picture of the first page that the README shows. */

needsDist();
const picture = '.github/first-page.png';
const server = serve(resolve('dist'), basePath).listen(0, '127.0.0.1');
await new Promise((listening) => server.once('listening', listening));
const { port } = server.address() as AddressInfo;
const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
await page.goto(`http://127.0.0.1:${port}${basePath}`);
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: picture });
await browser.close();
server.closeAllConnections();
server.close();
console.log(`${picture}: written`);
