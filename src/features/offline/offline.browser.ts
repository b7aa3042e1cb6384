import { isText, listOf } from '../../shared/form.ts';
import { workerAddress } from './trusted.browser.ts';

/** The service worker of the guide, as a page sees it. */

const arePaths = listOf(isText);

/** How long the worker may take for an answer, a few pages on a slow line included, in ms. */
const PATIENCE_MS = 60_000;

/** Whether this browser can keep pages at all, and this address lets it. */
export function canKeep(): boolean {
  return isSecureContext && 'serviceWorker' in navigator;
}

/** The worker that was last brought in, or is on its way. */
let coming: Promise<ServiceWorkerRegistration> | undefined;
let forgotten = false;

/** Brings the worker in, and has it keep the page that is being read. */
export function startKeeping(): Promise<ServiceWorkerRegistration> {
  return (coming = bringIn());
}

/** The same, without being asked for. @throws Error on a page on which the reader has had everything forgotten. */
export async function startUnasked(): Promise<ServiceWorkerRegistration> {
  if (forgotten) throw new Error('the reader wants nothing to be kept');
  return startKeeping();
}

async function bringIn(): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(workerAddress, { scope: import.meta.env.BASE_URL });
  if (!navigator.serviceWorker.controller) void keep([location.pathname]);
  return registration;
}

/** @returns the paths that could not be fetched. */
export function keep(paths: readonly string[]): Promise<string[]> {
  return ask({ ask: 'keep', paths });
}

/** Paths of the pages that are kept. */
export async function listKept(): Promise<string[]> {
  if (!(await navigator.serviceWorker.getRegistration())) return [];
  return ask({ ask: 'kept' });
}

/** Forgets all that was kept, and the worker with it: the way out if something in there is wrong. */
export async function forgetKept(): Promise<void> {
  forgotten = true;
  await coming?.catch(() => undefined);
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  const names = await caches.keys();
  const own = `guide ${import.meta.env.BASE_URL} `;
  await Promise.all(names.filter((name) => name.startsWith(own)).map((name) => caches.delete(name)));
}

/** @throws Error if there is no worker, or none that answers, within the time that it may take. */
async function ask(message: unknown): Promise<string[]> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error('the worker that keeps pages does not answer'));
    const limit = setTimeout(late, PATIENCE_MS);
    port1.onmessage = ({ data }) => {
      clearTimeout(limit);
      if (arePaths(data)) resolve(data);
      else reject(new Error('the worker that keeps pages answers with something else'));
    };
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(message, [port2]));
  });
}
