import { codeDir, project, user } from '../values.ts';

/** A `manage.py` command with the account, the environment and the credentials of the service. @param folder - of the code. */
export function asService(command: string, folder = `${codeDir}/current`): string {
  const properties = [
    `User=${user}`,
    `Group=${user}`,
    'UMask=0077',
    `WorkingDirectory=${folder}`,
    `EnvironmentFile=/etc/${project}/${project}.env`,
    `LoadCredential=secret-key:/etc/${project}/secret-key`,
    `LoadCredential=app:/etc/${project}/credentials`,
  ].map((property) => `-p ${property}`);
  return `systemd-run --quiet --pipe --wait --collect ${properties.join(' ')} ${codeDir}/current/venv/bin/python manage.py ${command}`;
}
