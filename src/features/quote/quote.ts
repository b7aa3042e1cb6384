/** One block of a quotation: a paragraph, a list item, or lines of code. */
export type QuotedBlock =
  { kind: 'text' | 'item'; runs: readonly { text: string; code: boolean }[] } | { kind: 'code'; text: string };

/** A selection as a Markdown blockquote, and below it the link to where it stands. */
export function quote(blocks: readonly QuotedBlock[], link: { title: string; address: string }): string {
  const lines = blocks.flatMap((block, index) => {
    const tight = block.kind === 'item' && blocks[index - 1]?.kind === 'item';
    const text =
      block.kind === 'code' ? fenced(block.text) : `${block.kind === 'item' ? '- ' : ''}${prose(block.runs)}`;
    return [...(index > 0 && !tight ? [''] : []), ...text.split('\n')];
  });
  const quoted = lines.map((line) => `> ${line}`.trimEnd()).join('\n');
  return `${quoted}\n\n[${escapeMarkdown(link.title)}](${link.address})\n`;
}

function prose(runs: readonly { text: string; code: boolean }[]): string {
  const text = runs
    .map((run) => (run.code && run.text.trim() ? inlineCode(run.text) : escapeMarkdown(run.text)))
    .join('');
  // What would begin a heading, a list or a rule if it stood first.
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(?=(?:#{1,6}|[+-]|-{3,}|=+)(?:\s|$))/, '\\')
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\');
}

/** Characters with a meaning in GitHub's Markdown lose it. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]/g, '\\$&').replace(/&(?=#?\w+;)/g, '&amp;');
}

function inlineCode(text: string): string {
  const ticks = '`'.repeat(longestRun(text) + 1);
  const room = /^`|`$/.test(text) ? ' ' : '';
  return `${ticks}${room}${text}${room}${ticks}`;
}

function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text.replace(/^\n+/, '').trimEnd()}\n${fence}`;
}

/** Length of the longest run of backticks. */
function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
