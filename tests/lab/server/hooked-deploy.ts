import type { Ran } from '../machine/guest.ts';
import type { Server } from './server.ts';
import { project } from '../values.ts';

/**
 * Runs the deploy script and does something right before one of its commands: the text is compared with the script's
 * own, so a command that was renamed is an error and not a pass.
 * @param at - a part of the command as it stands in the script, or of several: the last, met after the ones before it
 * @param act - a line of Bash; `kill -9 $$` ends the script there
 * @param verb - of the script: nothing, or `rollback`
 * @throws Error if the script never came to that command
 */
export async function hookedDeploy(
  server: Server,
  at: string | readonly string[],
  act: string,
  verb = '',
): Promise<Ran> {
  await server.write('/root/act', `${act}\n`);
  await server.write('/root/hook', `${[at].flat().join('\n')}\n`);
  // Before each of some thousand commands: so it starts no program until one of them is the one.
  const met = '[[ -s /root/hook ]] && read -r lab_at < /root/hook && [[ $BASH_COMMAND == *"$lab_at"* ]]';
  const trap = `${met} && sed -i 1d /root/hook && [[ ! -s /root/hook ]] && . /root/act`;
  const ran = await server.sh(
    `bash -T -c 'trap "$0" DEBUG; source /usr/local/sbin/${project}-deploy ${verb}' '${trap}'`,
    120_000,
  );
  const missed = await server.read('/root/hook');
  if (missed) throw new Error(`${project}-deploy has no command: ${missed}\n${ran.output}`);
  return ran;
}
