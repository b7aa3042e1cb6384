import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '../../../src/shared/parameters.ts';
import type { Trial } from '../records/trial.ts';
import { commandsOf } from '../rehearsals/chapter.ts';
import { follow, siteOf, type Brought } from '../server/from-archive.ts';
import { Reader } from '../server/reader.ts';
import type { Server } from '../server/server.ts';
import { curl, statusOf, whileAsked } from '../server/visitors.ts';
import { parameters } from '../values.ts';

const lock = join(import.meta.dirname, '../server/wagtail-project.txt');
/** Names of its own in every trial, since `wagtail start` decides where the settings lie. */
const site = siteOf({
  project: 'shop',
  gunicorn: 'shop',
  package: 'shop',
  settings: 'settings.production',
  user: 'shop-app',
  domain: 'shop.example',
  'socket-path': '/run/shop.sock',
  'code-dir': '/srv/shop',
  'static-dir': '/var/www/shop/static',
  'state-dir': '/var/lib/shop',
  workers: '2',
});
const environment = '/etc/shop/shop.env';

const picture = `from io import BytesIO
from django.core.files.base import ContentFile
from PIL import Image as Pixels
from wagtail.documents.models import Document
from wagtail.images.models import Image
file = BytesIO()
Pixels.new("RGB", (400, 300), "teal").save(file, "PNG")
image = Image.objects.create(title="teal", file=ContentFile(file.getvalue(), "teal.png"))
print(image.get_rendition("width-100").url)
print(Document.objects.create(title="private", file=ContentFile(b"private", "private.txt")).file.url)
`;

/** What `wagtail start` makes, and what the chapter says of it: a lock, a database, public uploads, two variables. */
function wagtail(trial: Trial, reader: Reader): Brought {
  return {
    async by(server) {
      await server.write('/root/requirements.txt', readFileSync(lock, 'utf8'));
      await server.must('python3 -m venv /root/made && /root/made/bin/pip install -qr /root/requirements.txt', 180_000);
      await server.must(`mkdir -p ${site.source} && cd /srv/shop && /root/made/bin/wagtail start shop src`);
      await unprepared(trial, reader);
      await reader.types(`cp /root/requirements.txt ${site.source}/`);
      await reader.block('your-project#role');
      await reader.types(
        `echo 'INSTALLED_APPS += ["django.contrib.postgres"]' >> ${site.source}/shop/settings/production.py`,
      );
      await reader.types(
        `sed -i 's|^DJANGO_MEDIA_ROOT=.*|DJANGO_MEDIA_ROOT=/var/lib/shop/media/public|' ${environment}`,
      );
    },
    inPlaceOf: ['clone'],
  };
}

export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare(['postgresql'], lock);
  const reader = new Reader(server, site);
  const typed = await follow(trial, server, 'wsgi-tls', wagtail(trial, reader), site);
  trial.figure('commands', typed + reader.typed, 'commands');
  trial.check('its first page', await statusOf(server, site, '/'), '200');
  const login = await server.sh(`${curl(site, '/admin/login/')} | grep -o '/static/[^"]*core[^"]*css'`);
  trial.check('the style sheet of its admin', await statusOf(server, site, login.output.split('\n')[0] ?? ''), '200');
  await uploads(trial, server);
  for (const act of ['', ' rollback']) await released(trial, server, act);
  const doctor = await server.sh('shop-doctor');
  trial.check('the doctor ends with', doctor.status, 0);
  await server.guest.reboot();
  trial.check('after a reboot', await statusOf(server, site, '/'), '200');
}

/** As it was made, with nothing of this guide in it. */
async function unprepared(trial: Trial, reader: Reader): Promise<void> {
  const { sections, ms } = await reader.asksWhatLacks();
  trial.check('unprepared: sections that the check names', sections, ['lock', 'settings', 'deployment']);
  trial.checkAtMost('unprepared: ms that the check takes', ms, 5000);
}

async function uploads(trial: Trial, server: Server): Promise<void> {
  await server.write('/root/picture.py', picture);
  const run = commandsOf('start#superuser')[0]?.text.replace('--pty', '--quiet --pipe') ?? '';
  const shell = fill(run, parameters, site.values).replace('createsuperuser', 'shell --no-imports < /root/picture.py');
  const [rendition = '', document = ''] = (await server.must(shell)).trim().split('\n').slice(-2);
  trial.check('a rendition of a picture', await statusOf(server, site, rendition), '200');
  trial.checkText('where it lies', rendition, /^\/media\/images\//);
  trial.check('the file of a document, while the folder is open', await statusOf(server, site, document), '200');
  await new Reader(server, site).block('static-media#private-folder');
  trial.check('the file of a document, once it is closed', await statusOf(server, site, document), '404');
  const served = `/documents/1/${document.split('/').at(-1)}`;
  trial.check('the document by the view of Wagtail', await statusOf(server, site, served), '200');
}

async function released(trial: Trial, server: Server, act: string): Promise<void> {
  const met = await whileAsked(server, curl(site, '/readyz'), `shop-deploy${act}`);
  trial.check(`deploy${act} ends with`, met.status, 0);
  trial.check(`deploy${act}: visitors meet`, met.statuses, ['200']);
}
