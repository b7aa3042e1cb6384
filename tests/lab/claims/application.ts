import { fill } from '../../../src/shared/parameters.ts';
import type { Trial } from '../records/trial.ts';
import { commandsOf } from '../rehearsals/chapter.ts';
import { dropIn, lock, pretalx, site } from '../server/application-project.ts';
import { follow } from '../server/from-archive.ts';
import { Reader } from '../server/reader.ts';
import type { Server } from '../server/server.ts';
import { curl, statusOf, whileAsked } from '../server/visitors.ts';
import { parameters } from '../values.ts';

const acts = [
  ['release', 'talks-deploy'],
  ['rollback', 'talks-deploy rollback'],
  ['restart', 'systemctl restart talks.service'],
] as const;

/** From a bare host to a reboot. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare(['postgresql', 'redis-server'], lock);
  const reader = new Reader(server, site);
  const brought = pretalx(reader, () => unprepared(trial, reader));
  const typed = await follow(trial, server, 'wsgi-tls', brought, site);
  trial.figure('commands', typed + reader.typed, 'commands');
  await background(trial, server, reader);
  trial.figure('commands-in-all', typed + reader.typed, 'commands');
  await loggedIn(trial, server);
  await uploaded(trial, server);
  for (const [act, command] of acts) await underLoad(trial, server, act, command);
  await healthy(trial, server);
  await server.guest.reboot();
  trial.check('after a reboot', await statusOf(server, site, '/orga/login/'), '200');
  trial.check('after a reboot: the worker', await server.state('talks-worker.service'), 'active');
}

/** As it was made, with nothing of this guide in it: what lacks in its files. Its settings lie in a package. */
async function unprepared(trial: Trial, reader: Reader): Promise<void> {
  const { sections, ms } = await reader.asksWhatLacks();
  trial.check('unprepared: sections that the check names', sections, ['lock', 'deployment']);
  trial.checkAtMost('unprepared: ms that the check takes', ms, 5000);
  trial.figure('check', ms, 'ms');
}

/** Celery in the place of `db_worker`, and the periodic tasks of pretalx, by the files of the set. */
async function background(trial: Trial, server: Server, reader: Reader): Promise<void> {
  await reader.block('operations#background-files');
  await reader.writes(`/etc/systemd/system/talks-worker.service.d/celery.conf`, dropIn);
  await reader.types('systemctl daemon-reload');
  await reader.block('operations#worker');
  for (const { text } of commandsOf('operations#job'))
    await reader.types(text.replaceAll('clearsessions', 'runperiodic'));
  const timer = await server.state('talks-job@runperiodic.timer');
  trial.check('the timer of its periodic tasks', timer, 'active');
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
  const login = curl(site, '/orga/login/');
  const page = await server.sh(`${login} -c /root/jar`);
  const sheet = /\/static\/[^"' ]*\.[0-9a-f]{12}\.css/.exec(page.output)?.[0] ?? '/none';
  trial.check(`a style sheet of its login page`, await statusOf(server, site, sheet), '200');
  trial.check('its own bundle', await statusOf(server, site, '/static/pretalx-manifest.json'), '200');
  const fields = '-d login_email=root@talks.example -d login_password=Correct-horse-9';
  const token = `csrfmiddlewaretoken=$(awk '/csrf/{print $7}' /root/jar)`;
  const posted = `${login} -b /root/jar -c /root/jar -e https://talks.example/ ${fields} -d ${token} -o /dev/null -w '%{http_code}'`;
  trial.check('a login over TLS', (await server.sh(posted)).output, '302');
  const own = await server.sh(`${curl(site, '/orga/me')} -b /root/jar | grep -c root@talks.example`);
  trial.checkText('its own page names the administrator', own.output, /^[1-9]/);
}

/** A command of manage.py, by the block of the chapter for `createsuperuser`. */
function asService(command: string, options = ''): string {
  const block = commandsOf('start#superuser')[0]?.text ?? '';
  return fill(block, parameters, site.values)
    .replace('--pty', `--quiet --pipe ${options}`)
    .replace('createsuperuser', command);
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
  trial.check(
    'the smaller picture that the worker has made',
    await statusOf(server, site, `/media/${small.trim()}`),
    '200',
  );
}

async function underLoad(trial: Trial, server: Server, act: string, command: string): Promise<void> {
  const met = await whileAsked(server, curl(site, '/orga/login/'), command);
  trial.check(`${act} under load ends with`, met.status, 0);
  trial.check(`${act} under load: visitors meet`, met.statuses, ['200']);
  trial.figure(`asked-${act}`, met.asked, 'requests');
}

async function healthy(trial: Trial, server: Server): Promise<void> {
  const { output, status } = await server.sh('talks-doctor');
  trial.check('the doctor ends with', status, 0);
  trial.checkText('the doctor: nothing failed', output, /^doctor v1 .* failed= /m);
}
