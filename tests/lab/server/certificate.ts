import type { Server } from './server.ts';
import { project } from '../values.ts';

/** Has every client on the server trust the self-made certificate, so that commands need no `--cacert`. */
export async function trustCertificate(server: Server, site = project): Promise<void> {
  await server.must(
    `install -m 0644 /etc/ssl/${site}/fullchain.pem /usr/local/share/ca-certificates/${site}.crt && update-ca-certificates`,
  );
}
