/**
 * What an author writes to point at a printed value: a part of the line, with `{}` where the value stands. `…` stands for
 * anything and a blank for any number of them, as in a console block.
 */
function patternOf(find: string): RegExp {
  const parts = find.split(/(\{\}|…|\s+)/).map((part) => {
    // A value ends at a blank, a quotation mark, a comma or a bracket.
    if (part === '{}') return '([^\\s"\'(){}\\[\\],;=<>]+?)';
    if (part === '…') return '.*?';
    return /^\s+$/.test(part) ? '\\s+' : RegExp.escape(part);
  });
  // Neither the value nor a word at the end of what was written is a piece of a longer one.
  const whole = /^[\w{]/.test(find) ? '(?<![\\w.])' : '';
  return new RegExp(`${whole}${parts.join('')}${/[\w}]$/.test(find) ? '(?![\\w.]*\\w)' : ''}`, 'g');
}

/**
 * The value that a pattern points at in printed lines. It may stand there more than once, and is the same everywhere.
 * @throws Error saying what was found instead, and what to do.
 */
export function printedIn(lines: readonly string[], find: string): string {
  if (find.split('{}').length !== 2) throw new Error(`"${find}" needs {} once, where the value stands: find="pid={}"`);
  const pattern = patternOf(find);
  const found = new Set(lines.flatMap((line) => [...line.matchAll(pattern)].map(([, value = '']) => value)));
  const [value, other] = found;
  if (value === undefined)
    throw new Error(`no line has "${find}". It printed:\n${lines.map((line) => `    ${line}`).join('\n')}`);
  if (other !== undefined)
    throw new Error(`"${find}" finds ${[...found].join(', ')}: write more of the line that you mean`);
  return value;
}
