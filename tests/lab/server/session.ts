import type { ConsoleLine } from '../../../src/shared/console.ts';
import { shownLines } from '../../../src/features/terminal/shape.ts';
import { reader } from '../machine/image.ts';
import { settled } from './nginx.ts';
import type { Recorder } from '../records/recorder.ts';
import type { Server } from './server.ts';

/** What a command of a block did. */
export interface Spoken {
  command: string;
  status: number;
  output: string;
}

const mark = '\u001e';

/**
 * Runs the commands of a console block in one shell, as a reader does: variables and jobs live on to the next line.
 * `#` runs as root, `$` as an ordinary user. Every line of output that the page shows must have been printed.
 */
export async function runBlock(
  server: Server,
  record: Recorder,
  id: string,
  lines: readonly ConsoleLine[],
  limitMs = 180_000,
): Promise<Spoken[]> {
  const commands = commandsWithOutput(lines);
  const script = commands.map(({ prompt, text }) => {
    const own = server.own(text);
    return `${prompt === '#' ? written(settled(own)) : asReader(own)}\nprintf '\\n${mark}%s${mark}\\n' $?`;
  });
  const ran = await server.guest.run(`set -m; cd /root; ${script.join('\n')}`, { limitMs });
  const pieces = ran.output.split(new RegExp(`\\n?${mark}(\\d+)${mark}\\n`));
  return commands.map(({ prompt, text, output }, index) => {
    const command = server.own(text);
    const said = (pieces[index * 2] ?? '').trimEnd();
    const status = Number(pieces[index * 2 + 1] ?? -1);
    record.step({ prompt, command, status, output: said });
    const found = shownLines(
      output.map((line) => server.own(line)),
      said.split('\n'),
    );
    const first = command.split('\n')[0] ?? '';
    const missing = 'missing' in found ? found.missing : '';
    if (status === -1) record.check(`${id}: ${first} ends`, 'no end', 'an end');
    else if (output.length > 0)
      record.check(`${id}: ${first} prints what the page shows`, missing === '' ? 'all' : `not: ${missing}`, 'all');
    (record.blocks[id] ??= []).push({ command: text, shown: 'shown' in found ? found.shown : [] });
    return { command, status, output: said };
  });
}

/** The commands of a block, each with the output that the page shows below it. */
function commandsWithOutput(lines: readonly ConsoleLine[]): { prompt: '#' | '$'; text: string; output: string[] }[] {
  const commands: { prompt: '#' | '$'; text: string; output: string[] }[] = [];
  for (const line of lines)
    if (line.kind === 'command') commands.push({ prompt: line.prompt, text: line.text, output: [] });
    else commands.at(-1)?.output.push(line.text);
  return commands;
}

/** A line that reads the journal comes after what was said before it: a reader is slower than the journal. */
function written(line: string): string {
  return line.includes('journalctl') ? `journalctl --sync\n${line}` : line;
}

/** The line in another user's shell; a job that it leaves behind goes on there. */
function asReader(command: string): string {
  return `runuser -u ${reader} -- env --chdir=/home/${reader} HOME=/home/${reader} bash -c '${command.replaceAll("'", `'\\''`)}'`;
}
