/* Takes the place of a worker that must go: forgets everything that was kept and takes itself away. */
addEventListener('install', () => /** @type {{ skipWaiting(): void }} */ (/** @type {never} */ (self)).skipWaiting());
addEventListener('activate', (event) => {
  const worker = /** @type {{ registration: ServiceWorkerRegistration }} */ (/** @type {never} */ (self));
  const { base } = guide;
  const forget = caches
    .keys()
    .then((names) =>
      Promise.all(names.filter((name) => name.startsWith(`guide ${base} `)).map((name) => caches.delete(name))),
    )
    .then(() => worker.registration.unregister());
  /** @type {{ waitUntil(work: Promise<unknown>): void }} */ (/** @type {never} */ (event)).waitUntil(forget);
});
