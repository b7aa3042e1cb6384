import type { Server } from './server.ts';
import { codeDir, project } from '../values.ts';

/** What a deploy may change, as a person would look at it. */
export interface Deployed {
  /** Folder that the running arbiter started in. */
  runs: string;
  /** Links of the site and where they lead, `current -> …`. */
  links: string[];
  releases: string[];
  /** Units of steps that go on. */
  steps: string;
}

export async function deployedOn(server: Server): Promise<Deployed> {
  const lines = async (command: string) => (await server.ask(command)).output.split('\n').filter(Boolean);
  return {
    runs: await runningRelease(server),
    links: await lines(`cd ${codeDir} && find . -maxdepth 1 -type l -printf '%P -> %l\\n' | sort`),
    releases: await lines(`ls ${codeDir}/releases`),
    steps: (await server.ask(`systemctl list-units --all --plain --no-legend "${project}-deploy-*"`)).output,
  };
}

/** The release that the running service started in. */
export async function runningRelease(server: Server): Promise<string> {
  return (await server.ask('readlink /proc/$(systemctl show -P MainPID gunicorn.service)/cwd')).output;
}
