import { faultFile, logCommandOf, type Fault } from '../../../src/shared/build/fault.ts';
import { parseConsole } from '../../../src/shared/console.ts';
import { shownLines } from '../../../src/features/terminal/shape.ts';
import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { runBlock } from '../server/session.ts';
import { until } from '../machine/until.ts';

/**
 * Healthy, broken, seen, diagnosed, mended, healthy again. What the page tells a reader to do is what mends; the same
 * change backwards is what breaks.
 */
export async function faultDrill(trial: Trial, fault: Fault): Promise<void> {
  const { lab, fix, check } = fault;
  if (!lab) throw new Error(`${faultFile(fault.id)} has no lab`);
  const server = await trial.boot();
  await server.ready();
  trial.check('healthy before', await health(server), 200);
  const edits = [...(fix.change ? [fix.change] : []), ...lab.edits];
  for (const { file, was, now } of edits) await server.edit(`/${file}`, now, was);
  if (lab.break) await runBlock(server, trial, 'break', parseConsole(lab.break));
  const visit = await runBlock(server, trial, 'visit', parseConsole(lab.visit));
  trial.checkText('the visitor sees it', visit.at(-1)?.output ?? '', lab.sees);
  await seen(trial, server, fault);
  const { until: ready } = lab;
  if (ready) await until(ready, async () => (await server.ask(ready)).status === 0);
  await runBlock(server, trial, 'check', parseConsole(check.console));
  for (const { file, was, now } of edits.toReversed()) await server.edit(`/${file}`, was, now);
  if (lab.mend) await runBlock(server, trial, 'mend', parseConsole(lab.mend));
  if (fix.console) await runBlock(server, trial, 'fix', parseConsole(fix.console));
  if (lab.rest) await runBlock(server, trial, 'rest', parseConsole(lab.rest));
  await until('health after the fix', async () => (await health(server)) === 200);
  trial.check('healthy after', await health(server), 200);
  if (!lab.mended) return;
  const again = await runBlock(server, trial, 'visit again', parseConsole(lab.visit));
  trial.checkText('the visitor sees it no more', again.at(-1)?.output ?? '', lab.mended);
}

/** Waits for the line that tells, and compares the log with the lines that the page shows. */
async function seen(trial: Trial, server: Server, { log }: Fault): Promise<void> {
  const command = logCommandOf(log.where);
  const mark = server.own(log.mark);
  let output = '';
  await until(`"${mark}" in ${log.where}`, async () => {
    ({ output } = await server.ask(command));
    return output.includes(mark);
  });
  const page = server.own(log.line).split('\n');
  const found = shownLines(page, output.split('\n'));
  trial.step({ prompt: '#', command: server.own(command), status: 0, output: telling(output, mark) });
  trial.check('the log holds the lines of the page', 'shown' in found ? 'all' : `not: ${found.missing}`, 'all');
  trial.figure('line', 'shown' in found ? found.shown.join('\n') : telling(output, mark));
}

/** The lines round the one that tells. */
function telling(output: string, mark: string): string {
  const lines = output.split('\n');
  const at = lines.findIndex((line) => line.includes(mark));
  return lines.slice(Math.max(0, at - 3), at + 4).join('\n');
}

async function health(server: Server): Promise<number> {
  return (await server.get('/healthz', '--location --insecure')).status;
}
