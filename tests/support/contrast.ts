/** `oklch(L C H)`: lightness 0 to 1, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** Colour tokens of a stylesheet, both sides of their `light-dark()`. */
export function readTokens(css: string): Map<string, { light: Oklch; dark: Oklch }> {
  const pairs = css.matchAll(/--([\w-]+):\s*light-dark\(\s*oklch\(([^)]+)\),\s*oklch\(([^)]+)\)\s*\)/g);
  return new Map(
    [...pairs].map(([, name = '', light = '', dark = '']) => [name, { light: read(light), dark: read(dark) }]),
  );
}

function read(text: string): Oklch {
  const [lightness = '', chroma = '', hue = ''] = text.trim().split(/\s+/);
  return [parseFloat(lightness) / (lightness.endsWith('%') ? 100 : 1), parseFloat(chroma), parseFloat(hue)];
}

/** Ratio of WCAG 2, 1 to 21. */
export function contrast(a: Oklch, b: Oklch): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** @see https://www.w3.org/TR/css-color-4/#color-conversion-code, clipped to sRGB as a screen does. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
