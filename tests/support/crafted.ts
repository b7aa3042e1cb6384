/** What texts are made of that keep a pattern busy: each repeated, with a beginning or an end where that is the trick. */
const parts: Record<string, { unit: string; head?: string; tail?: string }> = {
  blanks: { unit: ' ' },
  // A separator of lines ends what `.` matches, and is a blank for `\s`.
  'blanks of a doctor line': { unit: ' ', head: 'doctor v1', tail: 'x\u2028y' },
  'blanks of a task': { unit: ' ', head: '- [x] ', tail: 'x\u2028y' },
  'blanks of a heading': { unit: ' ', head: '# Onboarding: a', tail: 'x\u2028y' },
  digits: { unit: '1' },
  letters: { unit: 'a' },
  slashes: { unit: '/' },
  brackets: { unit: '[' },
  quotes: { unit: '"' },
  dollars: { unit: '$' },
  'a=': { unit: 'a=' },
  newlines: { unit: '\n' },
  'carriage returns': { unit: '\r\n' },
  tasks: { unit: '- [x] a\n' },
  'tasks of the guide': { unit: '- [x] [a](/start/#on)\n' },
  headings: { unit: '# Onboarding: ' },
  'doctor lines': { unit: 'doctor v1 ok=' },
  'ids of a doctor line': { unit: 'a1,', head: 'doctor v1 ok=' },
  'log lines': { unit: '2026/11/23 10:31:07 [crit] 812#812: *7 connect() failed (13: Permission denied)\n' },
  'a request': { unit: 'a', head: '"GET /' },
  requests: { unit: '"GET /' },
  addresses: { unit: 'http://a:1' },
  dots: { unit: '1.' },
  tags: { unit: '<b>&lt;' },
  'halves of pairs': { unit: '\ud83d' },
  pairs: { unit: '😀' },
  mixed: { unit: ' 1a/["$=#\n-' },
};

/** A text of each kind, of so many UTF-16 units. */
export function craftedTexts(length: number): { kind: string; text: string }[] {
  return Object.entries(parts).map(([kind, { unit, head = '', tail = '!' }]) => {
    const middle = length - head.length - tail.length;
    return { kind, text: head + unit.repeat(Math.ceil(middle / unit.length)).slice(0, middle) + tail };
  });
}
