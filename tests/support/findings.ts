/**
 * Fails if a rule is broken, with a line for each place and what to do. `assert.deepEqual` with an empty list shows two
 * lists side by side, which tells a stranger neither which file is meant nor how to go on.
 * @param findings - the full path of a file, and what is wrong there.
 * @param remedy - what to do, where the findings do not say it themselves.
 */
export function assertNone(findings: readonly string[], remedy = ''): void {
  if (findings.length === 0) return;
  const places = findings.length === 1 ? '1 place breaks' : `${findings.length} places break`;
  const error = new Error([`${places} the rule:`, ...findings, ...(remedy ? [`→ ${remedy}`] : [])].join('\n'));
  // Where the rule stands, and not the way through the test runner.
  Error.captureStackTrace(error, assertNone);
  error.stack =
    error.stack
      ?.split('\n')
      .slice(0, error.message.split('\n').length + 1)
      .join('\n') ?? error.message;
  throw error;
}
