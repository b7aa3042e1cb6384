import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Evidence } from '../../src/core/evidence.ts';
import type { StackSet } from '../../src/build/stack.ts';
import { listChapters } from './chapter.ts';
import type { Drill } from './drill.ts';
import { faultDrill, readFault } from './fault.ts';
import type { Host } from './image.ts';
import { rehearsals } from './rehearsals.ts';
import type { ValueSet } from './values.ts';
import { walk } from './walk.ts';

/** Something to prove: which overlays it needs, on which machines it runs, and how. */
export interface Task extends Pick<Evidence, 'kind' | 'id'> {
  sets: readonly StackSet[];
  machines: readonly Machine[];
  drill(drill: Drill): Promise<void>;
}

export interface Machine {
  host: Host;
  values: ValueSet;
}

/** The machine whose output the pages show, the same with other values, and Debian's next. */
export const machines = {
  reference: { host: 'debian-13', values: 'default' },
  awkward: { host: 'debian-13', values: 'awkward' },
  next: { host: 'debian-testing', values: 'default' },
} as const satisfies Record<string, Machine>;

interface ClaimFile {
  sets?: StackSet[];
}

const names = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

async function claims(): Promise<Task[]> {
  const { reference, awkward, next } = machines;
  return Promise.all(
    names('content/claims', '.yaml').map(async (id): Promise<Task> => {
      const file = parse(readFileSync(`content/claims/${id}.yaml`, 'utf8')) as ClaimFile;
      const { default: drill } = (await import(`./claims/${id}.ts`)) as { default: Task['drill'] };
      return { kind: 'claim', id, sets: file.sets ?? ['base'], machines: [reference, awkward, next], drill };
    }),
  );
}

function faults(): Task[] {
  return names('content/faults', '.yaml')
    .map(readFault)
    .filter((fault) => fault.lab !== undefined)
    .map((fault) => ({
      kind: 'fault',
      id: fault.id,
      sets: fault.lab?.sets ?? ['base'],
      machines: [machines.reference],
      drill: (drill) => faultDrill(drill, fault),
    }));
}

function chapters(): Task[] {
  return listChapters()
    .filter((chapter) => rehearsals[chapter])
    .map((chapter) => ({
      kind: 'chapter',
      id: chapter,
      sets: rehearsals[chapter]?.sets ?? ['base'],
      machines: [machines.reference],
      drill: (drill) => walk(drill, chapter),
    }));
}

/** Everything the lab proves. */
export async function listTasks(): Promise<Task[]> {
  return [...chapters(), ...(await claims()), ...faults()];
}
