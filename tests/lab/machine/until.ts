import { setTimeout as pause } from 'node:timers/promises';

/** Between two answers at least; most questions start some programs, so who has waited long waits a tenth of it more. */
const leastMs = 100;

/**
 * Asks until the answer is true: the only kind of waiting there is in the lab.
 * @param limitMs - generous, since other work may share the machine.
 * @throws Error naming what was waited for.
 */
export async function until(what: string, asks: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
  const started = performance.now();
  while (!(await asks())) {
    const waitedMs = performance.now() - started;
    if (waitedMs > limitMs) throw new Error(`waited ${limitMs / 1000} s in vain: ${what}`);
    await pause(Math.max(leastMs, waitedMs / 10));
  }
}
