import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serverTrees } from '../../../src/features/download/server.build.ts';
import { serverTree } from '../../../src/features/download/archive.ts';
import type { Values } from '../../../src/shared/parameters.ts';
import { valueOf } from '../../../src/features/download/readme.ts';
import { readValues } from '../../../src/features/values/values.ts';
import { likely, type Dice } from '../../checkers/random-values.ts';
import type { Server } from './server.ts';
import { parameters } from '../values.ts';

/** Overlays on top of each other; what of the project stays the same with all values is left out. */
const sets = ['base', 'asgi', 'tls'];
const all = serverTrees(() => ({ date: '2026-11-28', versions: {}, records: [] }));
const trees = { ...all, files: all.files.filter(({ path }) => !/\/src\/(vault\/|requirements)/.test(path)) };
const units = '/run/systemd/system';
/** Tries for one value, after which it keeps its default. */
const mostTries = 60;

/** Servers whose values are all accepted, and how many values were refused on the way. */
export interface Accepted {
  all: Values[];
  refused: number;
}

/** @param words - names that others have, which every second name is one of */
export function acceptedValues(count: number, roll: Dice, words: readonly string[]): Accepted {
  const accepted: Accepted = { all: [], refused: 0 };
  for (let number = 0; number < count; number += 1) {
    let values: Values = {};
    for (const parameter of parameters)
      for (let tries = 0; tries < mostTries; tries += 1) {
        const given = { ...values, [parameter.id]: likely(parameter, roll, words) };
        const reading = readValues(given, parameters);
        if (Object.keys(reading.refused).length > 0) accepted.refused += 1;
        else values = reading.values;
        if (values === reading.values) break;
      }
    accepted.all.push(values);
  }
  return accepted;
}

/**
 * Does with many servers of other values what the guide's steps do with one: lays their files over the host, makes the
 * accounts and folders, sets the modes of the static files, and starts a service and a socket with their names.
 * @returns whether the service started
 */
export async function lay(server: Server, many: readonly Values[]): Promise<boolean> {
  for (const [index, values] of many.entries())
    for (const { path, text, mode } of serverTree(trees, sets.slice(0, 1 + (index % sets.length)), values))
      copy(join(server.guest.root, path), text, mode);
  const of = (id: string) => many.map((values) => valueOf(id, parameters, values));
  const projects = of('project');
  const service = ['[Service]', 'Type=oneshot', 'User=nobody', 'RuntimeDirectoryMode=0700', 'ExecStart=true'];
  const folders = [
    ...projects.map((name) => `RuntimeDirectory=${name}`),
    ...of('state-dir').map((path) => `StateDirectory=${path.replace('/var/lib/', '')}`),
  ];
  const socket = ['[Socket]', 'SocketUser=www-data', 'SocketMode=0600'];
  await put(server, `${units}/values.service`, [...service, ...folders].map(escaped));
  await put(
    server,
    `${units}/values.socket`,
    [...socket, ...of('socket-path').map((path) => `ListenStream=${path}`)].map(escaped),
  );
  await put(server, `${units}/static`, of('static-dir'));
  await put(
    server,
    `${units}/locks`,
    projects.map((name) => `/run/${name}-deploy.lock`),
  );
  await server.ask(`systemd-sysusers; systemd-tmpfiles --create ${projects.map((name) => `${name}.conf`).join(' ')}`);
  await server.ask(
    `cd ${units} && xargs -d '\\n' chmod -R u=rwX,go=rX < static; xargs -d '\\n' truncate --size 0 < locks`,
  );
  const { status } = await server.ask('systemctl daemon-reload && systemctl start values.service');
  await server.ask('systemctl start values.socket; systemctl stop values.socket');
  return status === 0;
}

/** As `cp -R` does: what cannot be written is left. */
function copy(file: string, text: string, mode: number): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
  } catch (error) {
    if (!['ENOTDIR', 'EISDIR', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** What systemd would read in a value is doubled, as in the files. */
function escaped(line: string): string {
  return line.replaceAll('%', '%%');
}

async function put(server: Server, file: string, lines: readonly string[]): Promise<void> {
  await server.guest.run(`cat > ${file}`, { input: lines.map((line) => `${line}\n`).join('') });
}
