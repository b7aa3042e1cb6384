import { layers, type Layer } from './stations.ts';
import { variants, type Variant } from './variants.ts';

/** What each variant is called, what stands above its parts of a page, and the station it goes through. */
export const variantWords: Readonly<Record<Variant, { name: string; heads: string; station: Layer }>> = {
  wsgi: { name: 'WSGI', heads: 'With WSGI: Gunicorn workers', station: 'gunicorn' },
  asgi: { name: 'ASGI', heads: 'With ASGI: Uvicorn workers', station: 'uvicorn' },
};

/** The variant that goes through a station; nothing if all or none do. */
export function variantAt(station: Layer): Variant | undefined {
  return variants.find((variant) => variantWords[variant].station === station);
}

/** The stations that a request of a variant passes, in their order. */
export function stationsOf(variant: Variant): Layer[] {
  return layers.filter((layer) => (variantAt(layer) ?? variant) === variant);
}
