import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many of the dearest are named. */
const most = 10;

/** What the guests' processors did, by what they did it for. */
export class ProcessorTime {
  readonly #msOf = new Map<string, number>();

  /** @param ms - all processors together */
  add(what: string, ms: number): void {
    this.#msOf.set(what, (this.#msOf.get(what) ?? 0) + ms);
  }

  /** Lines for whoever waited for it: in all, and the dearest. */
  get told(): string[] {
    const guestsMs = [...this.#msOf.values()].reduce((sum, ms) => sum + ms, 0);
    const { user, system } = process.cpuUsage();
    const hostMs = (user + system) / 1000;
    const dearest = [...this.#msOf].toSorted(([, a], [, b]) => b - a).slice(0, most);
    return [
      `processor time ${seconds(guestsMs + hostMs)}: in guests ${seconds(guestsMs)}, outside ${seconds(hostMs)}`,
      ...dearest.map(([what, ms]) => `${seconds(ms).padStart(10)}  ${what}`),
    ];
  }
}

/** What all processes in control groups and below them have used until now, in ms; 0 where the kernel does not count it. */
export function processorMsOf(folders: readonly string[]): number {
  const file = folders.map((folder) => join(folder, 'cpu.stat')).find((path) => existsSync(path));
  const used = file && /^usage_usec (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return Number(used ?? 0) / 1000;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
