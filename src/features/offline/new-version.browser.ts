/** Tells when another version of the guide waits, or has come in through another tab. */
export function onNewVersion(registration: ServiceWorkerRegistration, tell: () => void, signal: AbortSignal): void {
  const { serviceWorker } = navigator;
  // The first worker of all is no news.
  const had = serviceWorker.controller !== null;
  const look = () => registration.waiting && had && tell();
  const listen = () => registration.installing?.addEventListener('statechange', look, { signal });
  look();
  listen();
  registration.addEventListener('updatefound', listen, { signal });
  serviceWorker.addEventListener('controllerchange', () => had && tell(), { signal });
}

/** Lets the waiting version in and shows the page anew. */
export function takeOver(registration: ServiceWorkerRegistration): void {
  if (!registration.waiting) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  registration.waiting.postMessage({ ask: 'take over' });
}
