import { readValues } from '../../../src/features/values/values.ts';
import { overlayingOf } from '../../../src/shared/build/installation.ts';
import type { Trial } from '../records/trial.ts';
import { follow, bring, generated, ownSite, siteOf, treesOf, type Site } from '../server/from-archive.ts';
import type { Server } from '../server/server.ts';
import { curl, whileAsked } from '../server/visitors.ts';
import { parameters } from '../values.ts';

const second = siteOf({
  project: 'second',
  gunicorn: 'second',
  package: 'Second',
  user: 'second-app',
  domain: 'second.example',
  'socket-path': '/run/second.sock',
  'code-dir': '/srv/second',
  'static-dir': '/var/www/second/static',
  'state-dir': '/var/lib/second',
  workers: '2',
});

/** Two archives on one host, from the first step to a reboot. */
export default async function (trial: Trial): Promise<void> {
  trial.check('names of the second that are refused', readValues(second.values, parameters).refused, {});
  const server = await trial.bare();
  const first = ownSite(trial);
  await follow(trial, server, 'wsgi', generated);
  await sameUnit(trial, server, first);
  await follow(trial, server, 'asgi-tls', generated, second);
  await separate(trial, server, first);
  for (const [one, other] of [
    [first, second],
    [second, first],
  ] as const)
    await deployed(trial, server, one, other);
  for (const { project } of [first, second]) {
    const { output, status } = await server.sh(`${project}-doctor`);
    trial.check(`${project}-doctor ends with`, status, 0);
    trial.checkText(`${project}-doctor: nothing failed`, output, /^doctor v1 .* failed= /m);
  }
  await server.guest.reboot();
  for (const site of [first, second]) trial.check(`${site.domain} after a reboot`, await ready(server, site), 'ready');
  await laidOver(trial, server, first);
}

/** By the chapters' commands, with the files that its archive has beside the server. */
async function laidOver(trial: Trial, server: Server, first: Site): Promise<void> {
  await server.must(`ln -sfn ${first.top} /root/stack`);
  for (const set of ['asgi', 'tls'] as const)
    for (const { text } of overlayingOf(set).flatMap(({ commands }) => commands))
      if (!text.startsWith('apt-get')) await server.must(text, 120_000);
  const { output } = await server.sh(`${readyz(first, 'https')} -w '%{http_version}'`);
  trial.check('the first, laid over for TLS', output, 'ready\n2');
  trial.checkText(
    'the first, laid over for ASGI',
    await server.journal("-g 'Using worker'"),
    'uvicorn_worker.UvicornWorker',
  );
}

/** The values of another site, but for the unit name. */
async function sameUnit(trial: Trial, server: Server, first: Site): Promise<void> {
  const [kind] = treesOf(trial).servers;
  if (!kind) throw new Error('there is no archive');
  const alike = siteOf({ ...second.values, gunicorn: first.unit });
  await bring(trial, server, kind, alike);
  await server.must(`tar -xzf ${alike.top}.tar.gz`.replace('tar', 'cd /root && tar'));
  const names = await server.sh(`bash ${alike.top}/root/usr/local/sbin/${alike.project}-names ${alike.top}/root`);
  trial.check('with the unit name of the first: the status', names.status, 1);
  trial.checkText(
    'with the unit name of the first: it says',
    names.output,
    `a unit ${first.unit}.service exists already`,
  );
  await server.must(`rm -r ${alike.top}`);
}

async function separate(trial: Trial, server: Server, first: Site): Promise<void> {
  for (const site of [first, second]) {
    trial.check(`${site.domain}: /readyz`, await ready(server, site), 'ready');
    const { output: page } = await server.sh(
      `${curl(site, '/admin/login/', schemeOf(site))} | grep -o '/static/admin/css/base[^"]*'`,
    );
    const sheet = await server.sh(`${curl(site, page.trim(), schemeOf(site))} -o /dev/null -w '%{http_code}'`);
    trial.check(`${site.domain}: a static file of its admin`, sheet.output, '200');
    const settings = await server.sh(`readlink /proc/$(systemctl show -P MainPID ${site.unit}.service)/cwd`);
    trial.checkText(
      `${site.domain}: where its service runs`,
      settings.output,
      site.source.replace(/src$/, 'releases/'),
    );
  }
  const lines = await server.sh(`grep -c 'host="${first.domain}"' /var/log/nginx/${second.project}.access.log`);
  trial.check("visitors of the first in the second's log", lines.output, '0');
}

/** One is deployed anew, while visitors ask the other. */
async function deployed(trial: Trial, server: Server, one: Site, other: Site): Promise<void> {
  const met = await whileAsked(server, readyz(other), `${one.project}-deploy`);
  trial.check(`${one.project}-deploy ends with`, met.status, 0);
  trial.check(`meanwhile visitors of ${other.domain} meet`, met.statuses, ['200']);
  trial.figure(`asked-${one === second ? 'first' : 'second'}`, met.asked, 'requests');
}

function readyz(site: Site, scheme = schemeOf(site)): string {
  return curl(site, '/readyz', scheme);
}

function schemeOf(site: Site): string {
  return site === second ? 'https' : 'http';
}

async function ready(server: Server, site: Site): Promise<string> {
  return (await server.sh(readyz(site))).output;
}
