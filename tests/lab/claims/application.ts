import type { Trial } from '../records/trial.ts';
import { follow } from '../server/from-archive.ts';
import type { Server } from '../server/server.ts';
import { blockOf, lock, pretalx, site, worker } from '../server/application-project.ts';

const curl = 'curl -sS --insecure --resolve talks.example:443:127.0.0.1';
const address = 'https://talks.example';

const acts = [
  ['release', 'talks-deploy'],
  ['rollback', 'talks-deploy rollback'],
  ['restart', 'systemctl restart talks.service'],
] as const;

/** From a bare host to a reboot. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare(['postgresql', 'redis-server'], lock);
  await follow(
    trial,
    server,
    'wsgi-tls',
    pretalx((made) => unprepared(trial, made)),
    site,
  );
  await worker(server);
  await loggedIn(trial, server);
  await uploaded(trial, server);
  await jobs(trial, server);
  for (const [act, command] of acts) await underLoad(trial, server, act, command);
  await healthy(trial, server);
  await server.guest.reboot();
  trial.check('after a reboot', await statusOf(server, '/orga/login/'), '200');
  trial.check('after a reboot: the worker', await server.state('talks-worker.service'), 'active');
}

/** As it was made, with nothing of this guide in it: what lacks in its files. Its settings lie in a package. */
async function unprepared(trial: Trial, server: Server): Promise<void> {
  const timed = `start=$(date +%s%3N); talks-deploy --check; echo "ms $(($(date +%s%3N) - start))"`;
  const { output } = await server.sh(timed);
  const sections = [...output.matchAll(/\[your-project#([a-z]+)\]/g)].map(([, section]) => section);
  trial.check('unprepared: sections that the check names', [...new Set(sections)], ['lock', 'deployment']);
  trial.checkAtMost('unprepared: ms that the check takes', Number(/ms (\d+)/.exec(output)?.[1]), 5000);
}

async function statusOf(server: Server, path: string): Promise<string> {
  return (await server.sh(`${curl} '${address}${path}' -o /dev/null -w '%{http_code}'`)).output;
}

/** The administrator of pretalx, made by its own command. */
async function loggedIn(trial: Trial, server: Server): Promise<void> {
  const variables = [
    'DJANGO_SUPERUSER_EMAIL=root@talks.example',
    'DJANGO_SUPERUSER_PASSWORD=Correct-horse-9',
    'PRETALX_INIT_ORGANISER_NAME=Us',
    'PRETALX_INIT_ORGANISER_SLUG=us',
  ].map((variable) => `-E ${variable}`);
  await server.must(asService(`init --noinput`, variables.join(' ')));
  const page = await server.sh(`${curl} -c /root/jar ${address}/orga/login/`);
  const sheet = /\/static\/[^"' ]*\.[0-9a-f]{12}\.css/.exec(page.output)?.[0] ?? '/none';
  trial.check(`a style sheet of its login page`, await statusOf(server, sheet), '200');
  trial.check('its own bundle', await statusOf(server, '/static/pretalx-manifest.json'), '200');
  const fields = '-d login_email=root@talks.example -d login_password=Correct-horse-9';
  const token = `csrfmiddlewaretoken=$(awk '/csrf/{print $7}' /root/jar)`;
  const posted = `${curl} -b /root/jar -c /root/jar -e ${address}/ ${fields} -d ${token} ${address}/orga/login/ -o /dev/null -w '%{http_code}'`;
  trial.check('a login over TLS', (await server.sh(posted)).output, '302');
  const own = await server.sh(`${curl} -b /root/jar ${address}/orga/me | grep -c root@talks.example`);
  trial.checkText('its own page names the administrator', own.output, /^[1-9]/);
}

/** A command of manage.py, by the block of the chapter for `createsuperuser`. */
function asService(command: string, options = ''): string {
  const block = blockOf('start#superuser')[0] ?? '';
  return block.replace('--pty', `--quiet --pipe ${options}`).replace('createsuperuser', command);
}

const picture = `from io import BytesIO
from django.core.files.base import ContentFile
from PIL import Image
from pretalx.person.domain.picture import set_avatar
from pretalx.person.models import User
file = BytesIO()
Image.new("RGB", (900, 900), "teal").save(file, "PNG")
user = User.objects.get()
print(set_avatar(user, ContentFile(file.getvalue(), "teal.png")).avatar.url)
`;

/** A picture of a user. The worker puts smaller ones in its place. */
async function uploaded(trial: Trial, server: Server): Promise<void> {
  await server.write('/root/picture.py', picture);
  await server.must(asService('shell --unsafe-disable-scopes --no-imports < /root/picture.py'));
  const folder = '/var/lib/talks/media/public';
  const small = await server.must(
    `cd ${folder}; until ls avatars | grep thumbnail_tiny; do sleep 0.2; done > /dev/null; ls avatars/*_thumbnail_tiny.webp`,
    120_000,
  );
  trial.check('the smaller picture that the worker has made', await statusOf(server, `/media/${small.trim()}`), '200');
}

/** The periodic tasks of pretalx, as a job of the set. */
async function jobs(trial: Trial, server: Server): Promise<void> {
  for (const text of blockOf('operations#job')) await server.must(text.replaceAll('clearsessions', 'runperiodic'));
  const timer = await server.state('talks-job@runperiodic.timer');
  trial.check('the timer of its periodic tasks', timer, 'active');
}

async function underLoad(trial: Trial, server: Server, act: string, command: string): Promise<void> {
  const asking = `while [ ! -e /root/enough ]; do ${curl} ${address}/orga/login/ -o /dev/null -w '%{http_code}\\n'; done > /root/met & visitors=$!`;
  const { output } = await server.sh(
    `rm -f /root/enough; ${asking}; sleep 2; ${command} > /root/said 2>&1; echo "status $?"; sleep 2; touch /root/enough; wait $visitors; sort /root/met | uniq -c`,
    240_000,
  );
  trial.checkText(`${act} under load ends`, output, 'status 0');
  const met = [...output.matchAll(/^ *(\d+) (\d+)$/gm)].map(([, count, status]) => ({ count: Number(count), status }));
  trial.check(
    `${act} under load: visitors meet`,
    met.map(({ status }) => status),
    ['200'],
  );
  trial.figure(`asked-${act}`, met[0]?.count ?? 0, 'requests');
}

async function healthy(trial: Trial, server: Server): Promise<void> {
  const { output, status } = await server.sh('talks-doctor');
  trial.check('the doctor ends with', status, 0);
  trial.checkText('the doctor: nothing failed', output, /^doctor v1 .* failed= /m);
}
