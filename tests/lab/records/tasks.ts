import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Evidence } from '../../../src/shared/evidence.ts';
import type { StackSet } from '../../../src/shared/build/stack.ts';
import { listChapters } from '../rehearsals/chapter.ts';
import type { Trial } from './trial.ts';
import { faultDrill, readFault } from '../faults/fault.ts';
import { bootable, setDrill } from '../server/set.ts';
import { rehearsals } from '../rehearsals/index.ts';
import { walk } from '../rehearsals/walk.ts';

/** Something to prove: which overlays it needs, and how. */
export interface Task extends Pick<Evidence, 'kind' | 'id'> {
  sets: readonly StackSet[];
  drill(trial: Trial): Promise<void>;
}

interface ClaimFile {
  sets?: StackSet[];
}

const names = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

async function claims(): Promise<Task[]> {
  return Promise.all(
    names('content/claims', '.yaml').map(async (id): Promise<Task> => {
      const file = parse(readFileSync(`content/claims/${id}.yaml`, 'utf8')) as ClaimFile;
      const { default: drill } = (await import(`../claims/${id}.ts`)) as { default: Task['drill'] };
      return { kind: 'claim', id, sets: file.sets ?? ['base'], drill };
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
      drill: (trial) => faultDrill(trial, fault),
    }));
}

function chapters(): Task[] {
  return listChapters()
    .filter((chapter) => rehearsals[chapter])
    .map((chapter) => ({
      kind: 'chapter',
      id: chapter,
      sets: rehearsals[chapter]?.sets ?? ['base'],
      drill: (trial) => walk(trial, chapter),
    }));
}

function sets(): Task[] {
  return (Object.keys(bootable) as StackSet[]).map((set) => ({
    kind: 'set',
    id: set,
    sets: bootable[set] ?? [],
    drill: (trial) => setDrill(trial, set),
  }));
}

/** Everything the lab proves. */
export async function listTasks(): Promise<Task[]> {
  return [...chapters(), ...sets(), ...(await claims()), ...faults()];
}
