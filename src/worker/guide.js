/*
 * Keeps visited pages for reading without a network. The build writes `guide` above this text: revision, base path,
 * hashed assets and the page that is shown for what is not kept. To take a bad worker back: OFFLINE=off, see CONTRIBUTING.md.
 */

/**
 * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} LastingEvent
 * @typedef {LastingEvent & { request: Request, respondWith(answer: Promise<Response>): void }} FetchEvent
 * @typedef {LastingEvent & { data: { ask: string, paths?: string[] }, ports: MessagePort[] }} AskEvent
 * @typedef {{ skipWaiting(): Promise<void>, location: Location, addEventListener(type: string, listen: (event: never) => void): void }} Worker
 */

/** @type {{ revision: string, base: string, assets: string[], offline: string }} */
// eslint-disable-next-line no-undef -- written above this text by the build
const { revision, base, assets, offline } = guide;
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
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== worker.location.origin || !pathname.startsWith(base)) return;
  const asset = pathname.startsWith(`${base}assets/`);
  event.respondWith(asset ? cacheFirst(event.request) : networkFirst(event, pathname, mode === 'navigate'));
});
worker.addEventListener('message', (/** @type {AskEvent} */ event) => {
  const { ask, paths = [] } = event.data;
  if (ask === 'take over') event.waitUntil(worker.skipWaiting());
  if (ask === 'keep') event.waitUntil(keep(paths).then((failed) => event.ports[0]?.postMessage(failed)));
  if (ask === 'kept') event.waitUntil(kept().then((list) => event.ports[0]?.postMessage(list)));
});

/** Assets first; then what the reader has kept, in its new version. Fails as a whole: the old version stays until it can be had. */
async function install() {
  const cache = await caches.open(store);
  await cache.addAll([...assets, new Request(offline, { cache: 'no-cache' })]);
  for (const name of await older()) {
    const requests = await (await caches.open(name)).keys();
    const paths = requests.map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith(`${base}assets/`));
    if ((await keep(paths)).length > 0) throw new Error('what was kept could not be fetched anew');
  }
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
      if (answer?.ok && !answer.redirected) await cache.put(path, answer).catch(() => failed.push(String(path)));
      else if (!answer || answer.status >= 500) failed.push(path);
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

/** A hashed file never changes. @param {Request} request */
async function cacheFirst(request) {
  const cache = await opened();
  const found = await cache?.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache?.put(request, answer.clone()).catch(() => undefined);
  return answer;
}

/**
 * The newest there is; without an answer in time what is kept, and for a page that is not kept the page that says so.
 * @param {FetchEvent} event
 * @param {string} path
 * @param {boolean} page
 */
async function networkFirst(event, path, page) {
  const cache = await opened();
  const found = await cache?.match(path);
  const answer = fetch(event.request).then(async (response) => {
    if (response.ok && !response.redirected) await cache?.put(path, response.clone()).catch(() => undefined);
    // A host in trouble is no better than none.
    return response.status >= 500 && found ? found : response;
  });
  event.waitUntil(answer.catch(() => undefined));
  if (!found) return answer.catch(async () => (page && (await cache?.match(offline))) || Response.error());
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, found));
  return /** @type {Promise<Response>} */ (Promise.race([answer.catch(() => found), late]));
}
