import { commandsOf } from '../rehearsals/chapter.ts';
import type { Trial } from '../records/trial.ts';

const strict = ' --fail-level WARNING';

/** The chapter's own command, on a site without TLS and on one with it. */
export default async function (trial: Trial): Promise<void> {
  const command = commandsOf('settings-tls#check-deploy-run')[0]?.text ?? '';
  const bare = await trial.boot(['base']);
  const lenient = await bare.sh(command.replace(strict, ''));
  const found = [...lenient.output.matchAll(/security\.W\d+/g)].map(([id]) => id);
  trial.check('without TLS it lists', found, ['security.W004', 'security.W008', 'security.W012', 'security.W016']);
  trial.check('and ends with', lenient.status, 0);
  trial.check('with the fail level', (await bare.sh(command)).status, 1);

  const server = await trial.boot();
  const clean = await server.sh(command);
  trial.checkText('with TLS', clean.output, 'System check identified no issues (2 silenced).');
  trial.check('and ends with', clean.status, 0);
}
