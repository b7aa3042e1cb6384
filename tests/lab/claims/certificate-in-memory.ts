import { commandsOf } from '../rehearsals/chapter.ts';
import type { Trial } from '../records/trial.ts';
import { trusting } from '../server/form.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

/** A renewed certificate on the disk, and the one that visitors get. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  const old = await onDisk(server);
  trial.check('at first nginx shows the one on the disk', await shown(server), old);

  const make = commandsOf('settings-tls#self-made').find(({ text }) => text.startsWith('openssl'))?.text ?? '';
  await server.must(make);
  const fresh = await onDisk(server);
  trial.check('another one lies on the disk', fresh !== old, true);
  trial.check('before a reload nginx shows', await shown(server), old);
  trial.check(
    'who trusts the new one alone is refused',
    (await server.sh(`curl -sS ${trusting} https://${domain}/healthz`)).status,
    60,
  );
  await reloadNginx(server);
  trial.check('after a reload nginx shows', await shown(server), fresh);
}

const serial = 'openssl x509 -noout -serial';

async function onDisk(server: Server): Promise<string> {
  return server.must(`${serial} -in /etc/ssl/${project}/fullchain.pem`);
}

/** The chapter's question to the running nginx, for the number of the certificate. */
async function shown(server: Server): Promise<string> {
  return server.must(
    `openssl s_client -connect ${domain}:443 -servername ${domain} </dev/null 2>/dev/null | ${serial}`,
  );
}
