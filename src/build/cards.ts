export function cardPath(slug: string): string { return `/cards/${slug}.png`; }
