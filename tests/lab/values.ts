import { parameters } from '../../src/shared/build/parameters.ts';
import type { ValueSet } from '../../src/shared/evidence.ts';
import { fill, quotingOf, type Values } from '../../src/shared/parameters.ts';

export { parameters };

/** The values every file boots with twice: as it is written, and with another for all that can be another. */
const valueSets: Record<ValueSet, Values> = {
  default: {},
  awkward: {
    project: 'werk-7b',
    gunicorn: 'app-werk-7b',
    package: 'Depot_3D',
    settings: 'conf_7.live',
    user: 'u-werk',
    domain: 'files.werk-7b.example',
    'socket-path': '/run/werk%7b.socket',
    'code-dir': '/opt/sites/werk.7%b',
    'static-dir': '/srv/http/werk-7b/a%20+sets',
    'state-dir': '/var/lib/werk%d-data',
    workers: '2',
  },
};

/** Values that differ from the repository's. */
export function valuesOf(set: ValueSet): Values {
  return valueSets[set];
}

/** A text with the values of a set, by the code that fills in a reader's; `path` is its file on the server, if it is one. */
export function personal(text: string, set: ValueSet, path = ''): string {
  return set === 'default' ? text : fill(text, parameters, valueSets[set], quotingOf(path));
}

export function workersOf(set: ValueSet): number {
  return Number(valueSets[set]['workers'] ?? usual('workers'));
}

/** What the files of the repository have for a value. @throws Error if there is no such value. */
function usual(id: string): string {
  const parameter = parameters.find((each) => each.id === id);
  if (!parameter) throw new Error(`content/parameters.yaml has no ${id}, and the tests name the project by it`);
  return parameter.default;
}

// The names of the project, by what each is for: drills and tests say these, so that a rename touches content alone.
export const project = usual('project');
export const pythonPackage = usual('package');
export const user = usual('user');
export const domain = usual('domain');
export const codeDir = usual('code-dir');
export const staticDir = usual('static-dir');
export const stateDir = usual('state-dir');
