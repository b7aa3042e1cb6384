/*
 * Keeps visited pages for reading without a network. The build writes `guide` above this text: revision, base path, every
 * address of the guide, and the page that is shown for what is not kept. What is not in that list, such as another site of
 * the same origin, is left to the browser. To take a bad worker back: OFFLINE=off, see CONTRIBUTING.md.
 */

/**
 * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} LastingEvent
 * @typedef {LastingEvent & { request: Request, respondWith(answer: Promise<Response>): void }} FetchEvent
 * @typedef {LastingEvent & { data: { ask: string, paths?: string[] }, ports: MessagePort[] }} AskEvent
 * @typedef {{ skipWaiting(): Promise<void>, location: Location, addEventListener(type: string, listen: (event: never) => void): void }} Worker
 */

/** @type {{ revision: string, base: string, offline: string, files: Record<string, string> }} */
// eslint-disable-next-line no-undef -- written above this text by the build
const { revision, base, offline, files } = guide;
const digests = new Map(Object.entries(files));
const assets = [...digests.keys()].filter((path) => path.startsWith(`${base}assets/`));
/** @type {Worker} */
const worker = /** @type {never} */ (self);
const prefix = `guide ${base} `;
const store = prefix + revision;
/** How long a page that is kept waits for the network, in ms. */
const PATIENCE_MS = 3000;
/** How many addresses are fetched at a time. */
const ABREAST = 4;

worker.addEventListener('install', (/** @type {LastingEvent} */ event) => event.waitUntil(install()));
worker.addEventListener('activate', (/** @type {LastingEvent} */ event) => event.waitUntil(dropOlder()));
worker.addEventListener('fetch', (/** @type {FetchEvent} */ event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  const path = ownPath(pathname);
  if (method !== 'GET' || origin !== worker.location.origin || path === undefined) return;
  event.respondWith(assets.includes(path) ? cacheFirst(event.request, path) : networkFirst(event, path));
});
worker.addEventListener('message', (/** @type {AskEvent} */ event) => {
  const { ask, paths = [] } = event.data;
  if (ask === 'take over') event.waitUntil(worker.skipWaiting());
  if (ask === 'keep') event.waitUntil(keep(paths).then((failed) => event.ports[0]?.postMessage(failed)));
  if (ask === 'kept') event.waitUntil(kept().then((list) => event.ports[0]?.postMessage(list)));
});

/**
 * The address under which a file of the guide is kept, by whichever name hosts know it; undefined for what is not the guide's.
 * @param {string} asked
 */
function ownPath(asked) {
  return [asked, asked.replace(/index\.html$/, ''), `${asked}/`].find((path) => digests.has(path));
}

/** Assets first; then what the reader has kept, in its new version. Fails as a whole: the old version stays until it can be had. */
async function install() {
  const cache = await caches.open(store);
  const needed = [...assets, `${base}favicon.svg`, offline];
  const failed = await keep(needed);
  for (const path of needed) if (!(await cache.match(path))) failed.push(path);
  for (const name of await older()) {
    const requests = await (await caches.open(name)).keys();
    const paths = requests.map(({ url }) => new URL(url).pathname);
    failed.push(...(await keep(paths.filter((path) => digests.has(path) && !needed.includes(path)))));
  }
  if (failed.length > 0) throw new Error(`could not be fetched: ${failed.join(' ')}`);
}

async function older() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== store);
}

async function dropOlder() {
  await Promise.all((await older()).map((name) => caches.delete(name)));
}

/**
 * Fetches pages and files and keeps them; one that is gone, or may not be read any more, is no failure.
 * @param {string[]} paths
 * @returns {Promise<string[]>} what could not be had
 */
async function keep(paths) {
  const cache = await caches.open(store);
  const waiting = [...paths];
  /** @type {string[]} */
  const failed = [];
  const fetchOn = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const answer = await fetch(path, { cache: 'no-cache' }).catch(() => undefined);
      const gone = answer && (answer.redirected || (answer.status >= 400 && answer.status < 500));
      if (!gone && !(answer && (await keepOwn(cache, path, answer)))) failed.push(path);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, fetchOn));
  return failed;
}

/** Paths of the pages that are kept. */
async function kept() {
  const requests = await (await caches.open(store)).keys();
  return requests.map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith('/') && path !== offline);
}

/** What is kept, or nothing if the browser cannot open it: then the network is all there is. */
async function opened() {
  return await caches.open(store).catch(() => undefined);
}

/**
 * Keeps an answer if it is the guide's: portals of networks and hosts in trouble also say 200. A file is known by its sum, a
 * page by the address in it, because a newer build has other pages at the same addresses.
 * @param {Cache | undefined} cache
 * @param {string} path
 * @param {Response} answer
 * @returns {Promise<boolean>} whether it is kept
 */
async function keepOwn(cache, path, answer) {
  if (!cache || !answer.ok || answer.redirected) return false;
  const bytes = await answer.clone().arrayBuffer();
  const own = digests.get(path)
    ? digests.get(path) === (await digestOf(bytes))
    : new TextDecoder().decode(bytes).includes(`<meta name="guide-page" content="${path}">`);
  if (!own) return false;
  return cache.put(path, answer.clone()).then(
    () => true,
    () => false,
  );
}

/** sha256 in base64. @param {ArrayBuffer} bytes */
async function digestOf(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))));
}

/**
 * A hashed file never changes. One that is not the guide's may lie in the browser's own store, for a year: it is asked for anew.
 * @param {Request} request
 * @param {string} path
 */
async function cacheFirst(request, path) {
  const cache = await opened();
  const found = await cache?.match(path);
  if (found) return found;
  const answer = await fetch(request);
  if (await keepOwn(cache, path, answer)) return answer;
  const again = await fetch(path, { cache: 'reload' });
  await keepOwn(cache, path, again);
  return again;
}

/**
 * The newest there is; without an answer in time what is kept, and for a page that is not kept the page that says so. The
 * page of a portal is shown, since a reader has to sign in there, and never kept; in place of a file it is of no use.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function networkFirst(event, path) {
  const cache = await opened();
  const found = await cache?.match(path);
  const page = event.request.mode === 'navigate';
  const answer = fetch(event.request).then(async (response) => {
    await keepOwn(cache, path, response);
    const portal = !page && digests.get(path) && response.headers.get('content-type')?.startsWith('text/html');
    // A host in trouble is no better than none.
    return found && (portal || response.status >= 500) ? found : response;
  });
  event.waitUntil(answer.catch(() => undefined));
  if (!found) return answer.catch(async () => (page && (await cache?.match(offline))) || Response.error());
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, found));
  return /** @type {Promise<Response>} */ (Promise.race([answer.catch(() => found), late]));
}
