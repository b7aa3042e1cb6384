import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until the answer is true: the only kind of waiting there is in the lab.
 * @param limitMs - generous, since other work may share the machine.
 * @throws Error naming what was waited for.
 */
export async function until(what: string, asks: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
  const limit = performance.now() + limitMs;
  while (!(await asks())) {
    if (performance.now() > limit) throw new Error(`waited ${limitMs / 1000} s in vain: ${what}`);
    await pause(100);
  }
}
