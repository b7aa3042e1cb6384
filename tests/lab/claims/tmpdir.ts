import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import { upload } from '../server/form.ts';
import type { Server } from '../server/server.ts';
import { project, stateDir } from '../values.ts';

const places = { nginx: '/var/lib/nginx/body', Django: `${stateDir}/tmp` };

/** The application's own answer, and nginx's where that answer came while the upload was still being sent. */
const errors = new Set([500, 502]);

/** Where an upload lies on its way, and what a full /tmp does to it, under WSGI and under ASGI. */
export default async function (trial: Trial): Promise<void> {
  for (const [name, sets] of [
    ['WSGI', ['base']],
    ['ASGI', ['base', 'asgi']],
  ] as const) {
    const server = await trial.boot(sets);
    await server.ready();
    await server.must('truncate -s 20M /root/large && truncate -s 2M /root/small');
    trial.check(`${name}: 2 MB are written to`, await touched(server, '/root/small'), ['nginx']);
    trial.check(`${name}: 20 MB are written to`, await touched(server, '/root/large'), ['nginx', 'Django']);
    trial.check(`${name}: temporary files left`, await server.must(`find ${places.Django} -type f`), '');

    await server.must('mount -o remount,size=4m /tmp && head -c 3M /dev/zero > /tmp/most');
    trial.check(`${name}: with 1 MB left in /tmp`, (await upload(server, '/root/large')).status, 302);
    await server.must(`sed -i '/^TMPDIR=/d' /etc/${project}/${project}.env && systemctl restart gunicorn.service`);
    trial.check(
      `${name}: the same without TMPDIR fails`,
      errors.has((await upload(server, '/root/large')).status),
      true,
    );
    await checkLate(trial, `${name}: the journal`, () => server.journal(), 'No space left on device');

    await server.must('systemctl restart gunicorn.service');
    await server.ready();
    await server.sh('cat /dev/zero > /tmp/rest');
    trial.check(`${name}: without TMPDIR and not a byte left`, (await upload(server, '/root/large')).status, 302);
  }
}

/** The folders that an upload has changed. */
async function touched(server: Server, file: string): Promise<string[]> {
  const times = async () => (await server.ask(`stat -c %.9Y ${Object.values(places).join(' ')}`)).output.split('\n');
  const before = await times();
  const { status } = await upload(server, file);
  if (status !== 302) throw new Error(`the upload of ${file} was answered ${status}`);
  const after = await times();
  return Object.keys(places).filter((_, index) => before[index] !== after[index]);
}
