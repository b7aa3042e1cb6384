import type { Trial } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { domain } from '../values.ts';

const hostWide = '/etc/nginx/conf.d/host.conf';
const none = '000';

/** The table of the chapter; then the order in which names are tried, with one server block for each kind. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const name = trial.own(domain);
  trial.check('Host: the name', await ask(server, name), '200');
  trial.check('Host: the name in capitals and :80', await ask(server, `${name.toUpperCase()}:80`), '200');
  trial.check('Host: a subdomain', await ask(server, `www.${name}`), none);
  trial.check('Host: the bare address', await ask(server, '192.0.2.10'), none);

  const blocks: [name: string, answer: number][] = [
    ['~^a\\.b\\.', 461],
    ['~^a\\.', 462],
    ['a.*', 463],
    ['a.b.*', 464],
    ['*.example.org', 465],
    ['*.b.example.org', 466],
    ['a.b.example.org', 467],
  ];
  const text = blocks
    .map(([each, answer]) => `server { listen 80; server_name ${each}; return ${answer}; }\n`)
    .join('');
  await server.write('/etc/nginx/conf.d/zz-names.conf', text);
  await reloadNginx(server);
  trial.check('an exact name, last in the file', await ask(server, 'a.b.example.org'), '467');
  trial.check('the longest name that begins with *', await ask(server, 'a.x.b.example.org'), '466');
  trial.check('a shorter one', await ask(server, 'a.example.org'), '465');
  trial.check('the longest name that ends with *', await ask(server, 'a.b.example.net'), '464');
  trial.check('a shorter one', await ask(server, 'a.example.net'), '463');
  await server.must("sed -i '/ a\\./d' /etc/nginx/conf.d/zz-names.conf");
  await reloadNginx(server);
  trial.check('the first regular expression', await ask(server, 'a.b.example.net'), '461');
  trial.check('none of them', await ask(server, 'c.example.net'), none);

  await server.must('rm /etc/nginx/conf.d/zz-names.conf');
  await server.edit(hostWide, 'listen 80 default_server;', 'listen 80;');
  await server.edit(hostWide, 'listen [::]:80 default_server;', 'listen [::]:80;');
  await reloadNginx(server);
  trial.check('no default: the first block answers', await ask(server, 'other.example'), none);
  await server.must(
    `printf 'server { listen 80; listen [::]:80; server_name early.example; return 468; }\\n' > /etc/nginx/conf.d/aa-first.conf`,
  );
  await reloadNginx(server);
  trial.check('no default: a block read before it takes the role', await ask(server, 'other.example'), '468');
}

async function ask(server: Server, host: string): Promise<string> {
  return (await server.sh(`curl -s -o /dev/null -w '%{http_code}' -H 'Host: ${host}' http://127.0.0.1/`)).output;
}
