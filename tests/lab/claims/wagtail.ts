import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '../../../src/shared/parameters.ts';
import type { Trial } from '../records/trial.ts';
import { commandsOf } from '../rehearsals/chapter.ts';
import { follow, siteOf, type Brought } from '../server/from-archive.ts';
import { settled } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
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
const curl = 'curl -sS --insecure --resolve shop.example:443:127.0.0.1';

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
function wagtail(trial: Trial): Brought {
  return {
    async by(server) {
      await server.write('/root/requirements.txt', readFileSync(lock, 'utf8'));
      await server.must('python3 -m venv /root/made && /root/made/bin/pip install -qr /root/requirements.txt', 180_000);
      await server.must(`mkdir -p ${site.source} && cd /srv/shop && /root/made/bin/wagtail start shop src`);
      await unprepared(trial, server);
      await server.must(`cp /root/requirements.txt ${site.source}/`);
      for (const { text } of commandsOf('your-project#role'))
        if (!text.startsWith('apt-get')) await server.must(fill(text, parameters, site.values));
      await server.must(
        `echo 'INSTALLED_APPS += ["django.contrib.postgres"]' >> ${site.source}/shop/settings/production.py`,
      );
      await server.must(
        `sed -i 's|^DJANGO_MEDIA_ROOT=.*|DJANGO_MEDIA_ROOT=/var/lib/shop/media/public|' ${environment}`,
      );
    },
    inPlaceOf: ['clone'],
  };
}

export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare(['postgresql'], lock);
  await follow(trial, server, 'wsgi-tls', wagtail(trial), site);
  const page = await server.sh(`${curl} https://shop.example/ -o /dev/null -w '%{http_code}'`);
  trial.check('its first page', page.output, '200');
  const login = await server.sh(`${curl} https://shop.example/admin/login/ | grep -o '/static/[^"]*core[^"]*css'`);
  trial.check('the style sheet of its admin', await statusOf(server, login.output.split('\n')[0] ?? ''), '200');
  await uploads(trial, server);
  for (const act of ['', ' rollback']) await released(trial, server, act);
  const doctor = await server.sh('shop-doctor');
  trial.check('the doctor ends with', doctor.status, 0);
  await server.guest.reboot();
  trial.check('after a reboot', await statusOf(server, '/'), '200');
}

/** As it was made, with nothing of this guide in it. */
async function unprepared(trial: Trial, server: Server): Promise<void> {
  const timed = `start=$(date +%s%3N); shop-deploy --check; echo "ms $(($(date +%s%3N) - start))"`;
  const { output } = await server.sh(timed);
  const sections = [...output.matchAll(/\[your-project#([a-z]+)\]/g)].map(([, section]) => section);
  trial.check('unprepared: sections that the check names', [...new Set(sections)], ['lock', 'settings', 'deployment']);
  trial.checkAtMost('unprepared: ms that the check takes', Number(/ms (\d+)/.exec(output)?.[1]), 5000);
}

async function statusOf(server: Server, path: string): Promise<string> {
  return (await server.sh(`${curl} 'https://shop.example${path}' -o /dev/null -w '%{http_code}'`)).output;
}

async function uploads(trial: Trial, server: Server): Promise<void> {
  await server.write('/root/picture.py', picture);
  const run = commandsOf('start#superuser')[0]?.text.replace('--pty', '--quiet --pipe') ?? '';
  const shell = fill(run, parameters, site.values).replace('createsuperuser', 'shell --no-imports < /root/picture.py');
  const [rendition = '', document = ''] = (await server.must(shell)).trim().split('\n').slice(-2);
  trial.check('a rendition of a picture', await statusOf(server, rendition), '200');
  trial.checkText('where it lies', rendition, /^\/media\/images\//);
  trial.check('the file of a document, while the folder is open', await statusOf(server, document), '200');
  for (const { text } of commandsOf('static-media#private-folder'))
    await server.must(settled(fill(text, parameters, site.values)));
  trial.check('the file of a document, once it is closed', await statusOf(server, document), '404');
  const served = `/documents/1/${document.split('/').at(-1)}`;
  trial.check('the document by the view of Wagtail', await statusOf(server, served), '200');
}

async function released(trial: Trial, server: Server, act: string): Promise<void> {
  const asking = `while [ ! -e /root/enough ]; do ${curl} https://shop.example/readyz -o /dev/null -w '%{http_code}\\n'; done > /root/met & visitors=$!`;
  const { output } = await server.sh(
    `rm -f /root/enough; ${asking}; shop-deploy${act} > /dev/null 2>&1; echo "status $?"; touch /root/enough; wait $visitors; sort /root/met | uniq -c`,
    240_000,
  );
  trial.checkText(`deploy${act} ends`, output, 'status 0');
  const met = [...output.matchAll(/^ *(\d+) (\d+)$/gm)].map(([, , status]) => status);
  trial.check(`deploy${act}: visitors meet`, met, ['200']);
}
