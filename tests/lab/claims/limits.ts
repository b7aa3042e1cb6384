import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import { openForm, type Form } from '../server/form.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { project } from '../values.ts';

const formData = 2_621_440;
const fields = 1000;

/** Each limit of the table from both sides, and in whose words the refusal comes. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot(['base']);
  await server.ready();
  const long = await url(server, 9000);
  trial.check('a URL of 9000 bytes', [long.status, long.by], [414, 'nginx']);
  const middle = await url(server, 5000);
  const tooLong = trial.previous ? 400 : 414;
  trial.check('a URL of 5000 bytes', [middle.status, middle.by], [tooLong, 'Gunicorn']);
  trial.checkText('and Gunicorn says', middle.body, /Request Line is too large \(50\d\d &gt; 4094\)/);
  trial.check('a URL of 4000 bytes', (await url(server, 4000)).status, 200);
  trial.check('a request line of 4094 bytes at Gunicorn', await line(server, 4094), 200);
  trial.check('a request line of 4095 bytes at Gunicorn', await line(server, 4095), tooLong);

  const cookie = await header(server, 9000);
  trial.check('a header of 9000 bytes', [cookie.status, by(cookie.body)], [400, 'nginx']);
  trial.check('a header of 8000 bytes', (await header(server, 8000)).status, 200);
  trial.check('a header of 8188 bytes and its line end at Gunicorn', await headerLine(server, 8188), 200);
  trial.check('a header of one byte more at Gunicorn', await headerLine(server, 8189), 431);
  // Gunicorn 26.2 closes a connection whose body it has not read: nginx then sometimes has a reset in place of the answer.
  if (!trial.previous) await forms(trial, server);

  const asgi = await trial.boot();
  await asgi.ready();
  trial.check('a URL of 5000 bytes under the UvicornWorker', (await url(asgi, 5000)).status, 200);
}

/** Django's limits, at the login form of the admin: it answers 200 to a wrong name. */
async function forms(trial: Trial, server: Server): Promise<void> {
  // nginx would refuse earlier, and not in Django's words.
  await server.edit(`/etc/nginx/snippets/${project}.conf`, 'client_max_body_size 1m;', 'client_max_body_size 3m;');
  await reloadNginx(server);
  const form = await openForm(server, '/admin/login/');
  const padded = async (size: number) => {
    const start = `csrfmiddlewaretoken=${form.token}&pad=`;
    await server.must(`{ printf '${start}'; ${text(size - start.length)}; } > /root/form`);
    return login(server, form);
  };
  trial.check('form data of 2.5 MB', await padded(formData), 200);
  trial.check('form data of one byte more', await padded(formData + 1), 400);
  await checkLate(
    trial,
    'the journal',
    () => server.journal('-g RequestDataTooBig -n 1'),
    'Request body exceeded settings.DATA_UPLOAD_MAX_MEMORY_SIZE.',
  );
  const many = async (count: number) => {
    await server.must(
      `{ printf 'csrfmiddlewaretoken=${form.token}'; printf '&a=%.0s' $(seq 2 ${count}); } > /root/form`,
    );
    return login(server, form);
  };
  trial.check('a form with 1000 fields', await many(fields), 200);
  trial.check('a form with one field more', await many(fields + 1), 400);
  await checkLate(
    trial,
    'the journal',
    () => server.journal('-g TooManyFieldsSent -n 1'),
    'exceeded settings.DATA_UPLOAD_MAX_NUMBER_FIELDS.',
  );
}

async function login(server: Server, { cookie }: Form): Promise<number> {
  return (await server.get('/admin/login/', `-H 'Expect:' -b '${cookie}' --data-binary @/root/form`)).status;
}

/** A shell command that prints so many letters. */
function text(length: number): string {
  return `head -c ${length} /dev/zero | tr '\\0' x`;
}

async function url(server: Server, length: number): Promise<{ status: number; body: string; by: string }> {
  const path = '/whoami/?';
  const { status, body } = await server.get(`${path}${'x'.repeat(length - path.length)}`);
  return { status, body, by: by(body) };
}

async function line(server: Server, length: number): Promise<number> {
  const rest = 'GET /whoami/? HTTP/1.1'.length;
  return socket(server, '', `?${'x'.repeat(length - rest)}`);
}

async function headerLine(server: Server, length: number): Promise<number> {
  return socket(server, `-H "X-Long: $(${text(length - 'X-Long: '.length)})"`);
}

function header(server: Server, length: number): Promise<{ status: number; body: string }> {
  return server.get('/whoami/', `-H 'Cookie: c=${'x'.repeat(length - 'Cookie: c='.length)}'`);
}

/** Past nginx, as the one user who may connect. */
async function socket(server: Server, options: string, query = ''): Promise<number> {
  const command = `curl -s -o /dev/null -w '%{http_code}' --unix-socket /run/gunicorn.sock ${options} 'http://localhost/whoami/${query}'`;
  const { output } = await server.ask(`runuser -u www-data -- ${command}`);
  return Number(output);
}

function by(body: string): string {
  return body.includes('<center>nginx') ? 'nginx' : 'Gunicorn';
}
