import { spawn } from 'node:child_process';
import { stackSets, type StackSet } from '../../../src/shared/build/stack.ts';
import { reference } from '../../../src/shared/evidence.ts';
import { Recorder } from '../records/recorder.ts';
import type { ServerMaker } from '../server/server-maker.ts';
import { codeDir, domain, project } from '../values.ts';

/**
 * The server of the guide, booted, with a root shell in it: a place to try things. It ends with the shell, and nothing
 * of it stays.
 * @param overlays - what lies over `base`, such as `asgi` or `tls`.
 */
export async function shell(maker: ServerMaker, overlays: readonly string[]): Promise<number> {
  const strange = overlays.filter((name) => !stackSets.some((set) => set === name));
  if (strange.length > 0) {
    console.error(`lab: there is no set ${strange.join(', ')}. There are: ${stackSets.slice(1).join(' ')}`);
    return 2;
  }
  const sets = stackSets.filter((set): set is StackSet => set === 'base' || overlays.includes(set));
  const server = await maker.boot({ ...reference, sets }, new Recorder());
  const scheme = sets.includes('tls') ? 'https' : 'http';
  console.log(`
The server of the guide: ${sets.join(' + ')}. It has no network but its own, and is gone when you leave.
  curl ${scheme === 'https' ? '--insecure ' : ''}${scheme}://${domain}/whoami/
  systemctl status gunicorn.socket gunicorn.service nginx
  ${project}-deploy                       deploys ${codeDir}/src, offline
`);
  const child = spawn(...server.guest.enter('bash', '-i'), { stdio: 'inherit' });
  const status = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  await server.guest.dispose();
  return status;
}
