import { resolve } from 'node:path';
import { readClaim } from '../../../src/shared/build/claim.ts';
import { faultFile, readFault } from '../../../src/shared/build/fault.ts';
import type { Evidence } from '../../../src/shared/evidence.ts';
import { namesIn } from '../../../src/shared/build/evidence.ts';
import type { StackSet } from '../../../src/shared/build/stack.ts';
import { listChapters } from '../rehearsals/chapter.ts';
import type { Trial } from './trial.ts';
import { faultDrill } from '../faults/fault.ts';
import { bootable, setDrill } from '../server/set.ts';
import { rehearsals } from '../rehearsals/index.ts';
import { walk } from '../rehearsals/walk.ts';

/** Something to prove: which overlays it needs, and how. */
export interface Task extends Pick<Evidence, 'kind' | 'id'> {
  sets: readonly StackSet[];
  /** Where it is written what `drill` does. */
  drillFile: string;
  drill(trial: Trial): Promise<void>;
}

async function claims(): Promise<Task[]> {
  return Promise.all(
    namesIn('content/claims', '.yaml').map(async (id): Promise<Task> => {
      const drillFile = `tests/lab/claims/${id}.ts`;
      const { default: drill } = (await import(resolve(drillFile))) as { default: Task['drill'] };
      return { kind: 'claim', id, sets: readClaim(id).sets, drillFile, drill };
    }),
  );
}

function faults(): Task[] {
  return namesIn('content/faults', '.yaml')
    .map(readFault)
    .flatMap((fault) => {
      if (!fault.lab) return [];
      const { id, lab } = fault;
      return {
        kind: 'fault',
        id,
        sets: lab.sets,
        drillFile: faultFile(id),
        drill: (trial) => faultDrill(trial, fault),
      };
    });
}

function chapters(): Task[] {
  return listChapters()
    .filter((chapter) => rehearsals[chapter])
    .map((chapter) => ({
      kind: 'chapter',
      id: chapter,
      sets: rehearsals[chapter]?.sets ?? ['base'],
      drillFile: `tests/lab/rehearsals/${chapter}.ts`,
      drill: (trial) => walk(trial, chapter),
    }));
}

function sets(): Task[] {
  return (Object.keys(bootable) as StackSet[]).map((set) => ({
    kind: 'set',
    id: set,
    sets: bootable[set] ?? [],
    drillFile: 'tests/lab/server/set.ts',
    drill: (trial) => setDrill(trial, set),
  }));
}

/** Everything the lab proves. */
export async function listTasks(): Promise<Task[]> {
  return [...chapters(), ...sets(), ...(await claims()), ...faults()];
}
