/** A shell transcript: prompts `$ ` (a user) and `# ` (root) start a command, every other line is output. */
export type ConsoleLine = { kind: 'command'; prompt: '$' | '#'; text: string } | { kind: 'output'; text: string };

/**
 * Splits a transcript into commands and output. A command goes on over line ends that are escaped with a backslash.
 * @throws Error if the transcript holds no command: then it is output alone and belongs in a `text` fence.
 */
export function parseConsole(transcript: string): ConsoleLine[] {
  const lines: ConsoleLine[] = [];
  let open = false;
  for (const text of transcript.replace(/\n$/, '').split('\n')) {
    const last = lines.at(-1);
    const start = /^([$#]) (.*)$/.exec(text);
    if (open && last) last.text += `\n${text}`;
    else if (start) lines.push({ kind: 'command', prompt: start[1] as '$' | '#', text: start[2] ?? '' });
    else lines.push({ kind: 'output', text });
    open = lines.at(-1)?.kind === 'command' && text.endsWith('\\');
  }
  if (!lines.some((line) => line.kind === 'command'))
    throw new Error('a console block needs a line that starts with "$ " or "# "');
  return lines;
}

/** A `console` fence of a Markdown text. */
export interface ConsoleBlock {
  id: string;
  /** Where it begins, counted in characters. */
  at: number;
  lines: ConsoleLine[];
}
