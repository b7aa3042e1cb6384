import { commandsOf } from '../rehearsals/chapter.ts';
import type { Drill } from '../records/trial.ts';

const strict = ' --fail-level WARNING';

/** The chapter's own command, on a site without TLS and on one with it. */
export default async function (drill: Drill): Promise<void> {
  const command = commandsOf('settings-tls#check-deploy-run')[0]?.text ?? '';
  const bare = await drill.boot(['base']);
  const lenient = await bare.sh(command.replace(strict, ''));
  const found = [...lenient.output.matchAll(/security\.W\d+/g)].map(([id]) => id);
  drill.check('without TLS it lists', found, ['security.W004', 'security.W008', 'security.W012', 'security.W016']);
  drill.check('and ends with', lenient.status, 0);
  drill.check('with the fail level', (await bare.sh(command)).status, 1);

  const server = await drill.boot();
  const clean = await server.sh(command);
  drill.checkText('with TLS', clean.output, 'System check identified no issues (2 silenced).');
  drill.check('and ends with', clean.status, 0);
}
