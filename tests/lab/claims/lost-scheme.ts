import type { Trial } from '../records/trial.ts';
import { trusting } from '../server/form.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;
const scheme = 'proxy_set_header X-Forwarded-Proto $scheme;\n';
const gone = '# the scheme is not passed on\n';
const page = `https://${domain}/`;
const tooManyRedirects = 47;

/** One line of nginx gone, and back. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.check('as shipped', await follow(server), 0);

  await server.edit(snippet, scheme, gone);
  await reloadNginx(server);
  const errors = await size(server);
  const { status, headers } = await server.get(page, trusting, { recorded: true });
  trial.check('without the line: the page', [status, headers['location']], [301, trial.own(page)]);
  trial.check('without the line: who follows', await follow(server), tooManyRedirects);
  trial.check("without the line: what nginx's error log gains", (await size(server)) - errors, 0);
  trial.check(
    'without the line: warnings in the journal',
    await server.journal(String.raw`-g '\[(WARNING|ERROR)\]'`),
    '',
  );

  await server.edit(snippet, gone, scheme);
  await reloadNginx(server);
  trial.check('with the line again', await follow(server), 0);
  trial.check('with the line again: the page', (await server.get(page, trusting)).status, 200);
}

async function follow(server: Server): Promise<number> {
  return (await server.sh(`curl -sL ${trusting} -o /dev/null --max-redirs 5 ${page}`)).status;
}

async function size(server: Server): Promise<number> {
  return Number((await server.ask(`stat -c %s /var/log/nginx/${project}.error.log`)).output);
}
