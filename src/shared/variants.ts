import type { Layer } from './stations.ts';

/** The ways the guide shows, of which a reader chooses one. The only place that names them. */
export const variants = ['wsgi', 'asgi'] as const;
export type Variant = (typeof variants)[number];

/** The one that is shown until a reader chooses. */
export const firstVariant: Variant = variants[0];

/** What each is called, what stands above its parts of a page, and the station it goes through. */
export const variantWords: Readonly<Record<Variant, { name: string; heads: string; station: Layer }>> = {
  wsgi: { name: 'WSGI', heads: 'With WSGI: Gunicorn workers', station: 'gunicorn' },
  asgi: { name: 'ASGI', heads: 'With ASGI: Uvicorn workers', station: 'uvicorn' },
};

/** The variant of a name; nothing if none has it. */
export function variantOf(name: string | null | undefined): Variant | undefined {
  return variants.find((variant) => variant === name);
}

/** The variant that goes through a station; nothing if all or none do. */
export function variantAt(station: Layer): Variant | undefined {
  return variants.find((variant) => variantWords[variant].station === station);
}
