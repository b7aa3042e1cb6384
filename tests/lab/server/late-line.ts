import type { Recorder } from '../records/recorder.ts';
import { until } from '../machine/until.ts';

/**
 * Asserts that a log holds a text. Logs are written a moment after the answer that they tell of, so it is read until it
 * does, for ten seconds at most.
 */
export async function checkLate(
  record: Recorder,
  says: string,
  read: () => Promise<string>,
  expected: string | RegExp,
): Promise<void> {
  let text = '';
  const holds = async () => {
    text = await read();
    return typeof expected === 'string' ? text.includes(expected) : expected.test(text);
  };
  await until(says, holds, 10_000).catch(() => undefined);
  record.checkText(says, text, expected);
}
