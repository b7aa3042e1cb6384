/** A server with values of its own in a folder, and what the programs of a server make of it. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parameters } from '../../src/shared/build/parameters.ts';
import { serverTrees } from '../../src/features/download/server.build.ts';
import { serverTree } from '../../src/features/download/archive.ts';
import type { Values } from '../../src/shared/parameters.ts';
import { valueOf } from '../../src/features/download/readme.ts';
import { filesBelow, run, type Outcome } from './server-root.ts';

const trees = serverTrees(() => ({ date: '2026-11-24', versions: {}, records: [] }));

export class FilledServer {
  readonly root: string;
  /** By the id of the parameter, defaults included. */
  readonly value: Readonly<Record<string, string>>;

  /** Writes the tree of some sets into a folder that is there and empty. */
  constructor(root: string, sets: readonly string[], values: Values) {
    this.root = root;
    this.value = Object.fromEntries(parameters.map(({ id }) => [id, valueOf(id, parameters, values)]));
    for (const { path, text, mode } of serverTree(trees, sets, values)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text, { mode });
    }
  }

  path(under: string): string {
    const { project = '', gunicorn = '' } = this.value;
    return join(this.root, under.replaceAll('PROJECT', project).replaceAll('UNIT', gunicorn));
  }

  read(under: string): string {
    return readFileSync(this.path(under), 'utf8');
  }

  /** Values of `name=` lines of a unit or an environment file, by name; of several the last. */
  settings(under: string): Record<string, string> {
    return Object.fromEntries([...this.read(under).matchAll(/^(\w+)=(.*)$/gm)].map(([, name, text]) => [name, text]));
  }

  /** systemd reads the folder's units before the machine's. */
  verified(): Outcome {
    const units = join(this.root, 'etc/systemd/system');
    const env = { ...process.env, SYSTEMD_UNIT_PATH: `${units}:`, SYSTEMD_LOG_LEVEL: 'info' };
    const files = ['UNIT.socket', 'UNIT.service'].map((name) => this.path(`etc/systemd/system/${name}`));
    return run('systemd-analyze', ['verify', '--man=no', ...files], { env });
  }

  /** Makes the accounts, then the folders, below the root. */
  made(): Outcome[] {
    const root = `--root=${this.root}`;
    return [
      run('systemd-sysusers', [root]),
      run('systemd-tmpfiles', [root, '--create', `${this.value['project']}.conf`]),
    ];
  }

  /** The deploy script up to its first function, run by bash: what its variables are. */
  variables(names: readonly string[]): string[] {
    const [head = ''] = this.read('usr/local/sbin/PROJECT-deploy').split('\nsay()');
    const { output } = run('bash', ['-c', `${head}\nprintf '%s\\0' ${names.map((name) => `"$${name}"`).join(' ')}`]);
    return output.split('\0').slice(0, -1);
  }

  /** Absolute paths of the Python files. */
  python(): string[] {
    return filesBelow(this.root)
      .filter((name) => name.endsWith('.py'))
      .map((name) => join(this.root, name));
  }
}

const compiler = `
import ast, json, py_compile, sys, tempfile
scrap = tempfile.NamedTemporaryFile()
found = {}
for path in json.load(sys.stdin):
    py_compile.compile(path, cfile=scrap.name, doraise=True)
    with open(path) as file:
        nodes = ast.walk(ast.parse(file.read()))
    found[path] = [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
print(json.dumps(found))
`;

/** Compiles all files in one process. @returns the string literals of each. @throws Error with what Python says. */
export function compiled(paths: readonly string[]): Record<string, string[]> {
  const { status, output } = run('python3', ['-c', compiler], { input: JSON.stringify(paths) });
  if (status !== 0) throw new Error(output);
  return JSON.parse(output) as Record<string, string[]>;
}
