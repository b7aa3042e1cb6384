import type { Ran } from './guest.ts';
import type { Server } from './server.ts';

/**
 * Runs the deploy script and does something right before one of its commands: the text is compared with the script's
 * own, so a command that was renamed is an error and not a pass.
 * @param at - a part of the command as it stands in the script
 * @param act - a line of Bash; `kill -9 $$` ends the script there
 * @param verb - of the script: nothing, or `rollback`
 * @throws Error if the script never came to that command
 */
export async function hookedDeploy(server: Server, at: string, act: string, verb = ''): Promise<Ran> {
  await server.write('/root/act', `rm -f /root/hook\n${act}\n`);
  await server.write('/root/hook', at);
  const trap = '[[ -e /root/hook && $BASH_COMMAND == *"$(</root/hook)"* ]] && . /root/act';
  const ran = await server.sh(
    `bash -T -c 'trap "$0" DEBUG; source /usr/local/sbin/mechsimvault-deploy ${verb}' '${trap}'`,
    120_000,
  );
  if ((await server.ask('ls /root/hook')).status === 0)
    throw new Error(`mechsimvault-deploy has no command: ${at}\n${ran.output}`);
  return ran;
}
