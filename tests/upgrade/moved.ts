import { machineName, sameMachine, type Evidence, type Figure, type Run } from '../../src/shared/evidence.ts';

/** A check or a figure that is another one than before. */
export interface Moved {
  machine: string;
  what: string;
  before: string;
  after: string;
}

/** What two records of the same thing do not have in common: checks by what they say, figures by their names. */
export function moved(before: Evidence | undefined, after: Evidence): Moved[] {
  return after.runs.flatMap((run) => {
    const old = before?.runs.find((each) => sameMachine(each, run));
    return old ? movedInRun(old, run) : [];
  });
}

function movedInRun(before: Run, after: Run): Moved[] {
  const machine = machineName(after);
  const differences = (
    kind: string,
    old: ReadonlyMap<string, string>,
    now: ReadonlyMap<string, string>,
    same = (text?: string) => text,
  ) =>
    [...new Set([...old.keys(), ...now.keys()])]
      .filter((name) => same(old.get(name)) !== same(now.get(name)))
      .map((name) => ({
        machine,
        what: `${kind} ${name}`,
        before: old.get(name) ?? 'not there',
        after: now.get(name) ?? 'not there',
      }));
  return [
    ...differences('check', checksOf(before), checksOf(after), withoutNumbers),
    ...differences('figure', figuresOf(before), figuresOf(after)),
  ];
}

/** Process numbers, times and ids are others in every run: what a check got is the same if its words are. */
function withoutNumbers(text?: string): string | undefined {
  return text?.startsWith(red) ? text : text?.replaceAll(/[0-9a-f]*\d[0-9a-f]*/g, '#');
}

const red = 'red: ';

function checksOf({ checks }: Run): Map<string, string> {
  return new Map(checks.map(({ says, got, ok }) => [says, ok ? got : `${red}${got}`]));
}

function figuresOf({ figures }: Run): Map<string, string> {
  return new Map(Object.entries(figures).map(([name, figure]) => [name, written(figure)]));
}

function written({ value, unit }: Figure): string {
  return unit ? `${value} ${unit}` : String(value);
}
