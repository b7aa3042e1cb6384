import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import { upload } from '../server/form.ts';
import type { Server } from '../server/server.ts';
import { codeDir, project, pythonPackage, stateDir, staticDir } from '../values.ts';

const media = `${stateDir}/media`;

/** Modes of what an upload makes, one folder closed on purpose, and a new month without our setting. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await server.must("printf '1,2\\n3,4\\n' > '/root/beam ü.csv'");
  await upload(server, '/root/beam ü.csv');
  trial.check('the umask of the unit', await server.show('gunicorn.service', 'UMask'), '0077');
  const modes = (await server.must(`find ${media} -printf '%y %#m\\n' | sort | uniq -c | tr -s ' '`)).split('\n');
  trial.check(
    'media, its public folder, year and month, and the file',
    modes.map((line) => line.trim()),
    ['4 d 0750', '1 f 0640'],
  );
  trial.check('a download', await download(server), 200);
  trial.check('the mode of the database', await server.must(`stat -c %a ${stateDir}/db.sqlite3`), '600');
  const peek = await server.sh(`runuser -u www-data -- cat ${stateDir}/db.sqlite3`);
  trial.checkText('nginx reads the database', peek.output, 'Permission denied');
  trial.check('static files that are not of root', await server.must(`find ${staticDir} ! -user root`), '');

  await server.must(`chmod 700 ${media}`);
  trial.check('with one folder closed', await download(server), 403);
  const log = await server.must(`tail -n 1 /var/log/nginx/${project}.error.log`);
  trial.checkText(
    'the error log names the file',
    log,
    /openat\(\) "\S+\/media\/\d{4}\/\d\d\/beam_ü\.csv" failed \(13: Permission denied\)/,
  );
  const access = () => server.must(`tail -n 1 /var/log/nginx/${project}.access.log`);
  await checkLate(trial, 'although Django said yes', access, /" 403 .* upstream=200 /);
  await server.must(`chmod 750 ${media}`);
  trial.check('with the folder open again', await download(server), 200);

  const settings = `${codeDir}/current/${pythonPackage}/settings.py`;
  await server.edit(settings, 'FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750\n', '');
  await server.must(`systemctl restart gunicorn.service && rm -r ${media}/*`);
  await upload(server, '/root/beam ü.csv');
  trial.check('a new month without our setting', await server.must(`stat -c %a ${media}/*/*`), '700');
  trial.check('then its first download', await download(server, 2), 403);
}

async function download(server: Server, number = 1): Promise<number> {
  return (await server.get(`/files/${number}/`, '', { recorded: true })).status;
}
