/** The ways the guide shows, of which a reader chooses one. The only place that lists them. */
export const variants = ['wsgi', 'asgi'] as const;
export type Variant = (typeof variants)[number];

/** The one that is shown until a reader chooses. */
export const firstVariant: Variant = variants[0];

/** The variant of a name; nothing if none has it. */
export function variantOf(name: string | null | undefined): Variant | undefined {
  return variants.find((variant) => variant === name);
}
