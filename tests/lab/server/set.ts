import { createHash } from 'node:crypto';
import { annotationSchema } from '../../../src/features/snippet/annotation-schema.build.ts';
import { listStack, type StackFile, type StackSet } from '../../../src/shared/build/stack.ts';
import { readYaml } from '../../../src/shared/build/yaml.ts';
import { lockedNames } from '../../support/locks.ts';
import type { Trial } from '../records/trial.ts';
import { packageVersions } from './debian-packages.ts';
import type { Server } from './server.ts';
import { domain } from '../values.ts';

/** Each set of files, with what lies below it. The notes as they were written are a claim: they do not serve. */
export const bootable: Partial<Record<StackSet, readonly StackSet[]>> = {
  base: ['base'],
  asgi: ['base', 'asgi'],
  tls: ['base', 'tls'],
};

/**
 * Boots a server that the chapters' commands have made of a set, and asks for three things: that every file lies there
 * byte for byte, with its owner and mode; that nginx and systemd have no remark on it; and that the site answers.
 */
export async function setDrill(trial: Trial, set: StackSet): Promise<void> {
  const server = await trial.boot();
  trial.check('state of the system after booting', await state(server), 'running');
  trial.check('gunicorn.socket', await server.state('gunicorn.socket'), 'active');
  trial.check('gunicorn.service, before anybody has asked', await server.state('gunicorn.service'), 'inactive');
  const address = `${set === 'tls' ? 'https' : 'http'}://${domain}/`;
  const [first, second] = [await visit(server, address), await visit(server, address)];
  trial.check('the first two requests', [first.status, second.status], ['200', '200']);
  trial.figure('first-request', first.seconds, 's');
  trial.figure('second-request', second.seconds, 's');
  trial.check('gunicorn.service', await server.state('gunicorn.service'), 'active');
  trial.checkText('nginx -t', (await server.sh('nginx -t')).output, 'test is successful');
  const verify = 'systemd-analyze verify /etc/systemd/system/gunicorn.socket /etc/systemd/system/gunicorn.service';
  trial.check('remarks of systemd-analyze verify', (await server.sh(verify)).output, '');
  // The versions of Debian's packages to the last digit: `npm run versions` reads them.
  await server.sh(packageVersions(lockedNames()));
  await inPlace(trial, server, listStack(set));
}

async function state(server: Server): Promise<string> {
  return (await server.sh('systemctl is-system-running')).output;
}

async function visit(server: Server, address: string): Promise<{ status: string; seconds: number }> {
  const curl = `curl -sS --insecure -o /dev/null -w '%{http_code} %{time_total}' ${address}`;
  const [status = '', seconds = ''] = (await server.sh(curl)).output.split(' ');
  return { status, seconds: Number(seconds) };
}

/** Compares bytes, owner and mode of each file with the repository. */
async function inPlace(trial: Trial, server: Server, files: readonly StackFile[]): Promise<void> {
  const paths = files.map(({ path }) => `'/${path}'`).join(' ');
  const sums = (await server.sh(`sha256sum ${paths}`)).output.split('\n').map((line) => line.slice(0, 64));
  const modes = (await server.sh(`stat -c '0%a %U:%G' ${paths}`)).output.split('\n');
  for (const [index, { path, set, text }] of files.entries()) {
    const sha256 = createHash('sha256').update(trial.own(text, path)).digest('hex');
    const { owner, group, mode } = installOf(set, path);
    const there = `${sums[index]?.slice(0, 12)} ${modes[index]}`;
    trial.check(trial.own(`/${path}`), there, `${sha256.slice(0, 12)} ${mode} ${owner}:${group}`);
  }
}

function installOf(set: StackSet, path: string): { owner: string; group: string; mode: string } {
  return readYaml(`content/annotations/${set}/${path}.yaml`, annotationSchema).install;
}
