import { basename } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says at the end how long each test took, in lines that `slowestOf` reads. */
export default class TimedReporter implements Reporter {
  #lines: string[] = [];

  onTestEnd({ title, location, parent }: TestCase, { duration }: TestResult): void {
    const place = `${parent.project()?.name} ${basename(location.file)}`;
    this.#lines.push(`timed: ${Math.round(duration)} ms ${place}: ${title}`);
  }

  onEnd(): void {
    console.log(['', ...this.#lines].join('\n'));
  }

  printsToStdio(): boolean {
    return false;
  }
}
