/** Whether the reader wants things to happen at once. */
function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

let playing: Animation[] = [];

/**
 * Fades parts in, each at its time, while a picture behind them is drawn down to the part that is due. A second play ends
 * the first. With reduced motion everything is there at once.
 * @param times - in ms, rising, one a part.
 * @returns whether anything moves.
 */
export function play(
  parts: readonly Element[],
  times: readonly number[],
  totalMs: number,
  picture?: Element | null,
): boolean {
  for (const animation of playing.splice(0)) animation.cancel();
  if (calm()) return false;
  playing = parts.map((part, index) =>
    part.animate({ opacity: [0, 1] }, { duration: 160, delay: times[index] ?? 0, fill: 'backwards' }),
  );
  const frame = picture?.getBoundingClientRect();
  if (!picture || !frame?.height) return true;
  const drawn = parts.map((part, index) => {
    const { top, height } = part.getBoundingClientRect();
    const below = 1 - (top + height / 2 - frame.top) / frame.height;
    return {
      clipPath: `inset(0 0 ${(below * 100).toFixed(1)}% 0)`,
      offset: Math.min(1, (times[index] ?? 0) / totalMs),
    };
  });
  playing.push(picture.animate([...drawn, { clipPath: 'inset(0)', offset: 1 }], totalMs));
  return true;
}
