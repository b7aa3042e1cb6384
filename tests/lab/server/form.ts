import type { Answer } from './answer.ts';
import type { Server } from './server.ts';
import { project } from '../values.ts';

/** curl's option to believe the certificate that the guide makes for a test host. */
export const trusting = `--cacert /etc/ssl/${project}/fullchain.pem`;

/** A page's form as a browser holds it: the hidden token and the cookie that belongs to it. */
export interface Form {
  token: string;
  /** As curl's `-b` takes it. */
  cookie: string;
}

/** @throws Error if the page has no form. */
export async function openForm(server: Server, page = '/', options = ''): Promise<Form> {
  const { status, body, headers } = await server.get(page, options);
  const token = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(body)?.[1];
  const cookie = /csrftoken=[^;]+/.exec(headers['set-cookie'] ?? '')?.[0];
  if (!token || !cookie) throw new Error(`${page} answers ${status}, without a form:\n${body.slice(0, 300)}`);
  return { token, cookie };
}

/** Sends a file that lies on the server through the site's own form. */
export async function upload(server: Server, file: string, options = ''): Promise<Answer> {
  const { token, cookie } = await openForm(server);
  // Without `Expect:` curl would show an answer 100 before the real one.
  const form = `-H 'Expect:' -b '${cookie}' -F csrfmiddlewaretoken=${token} -F 'file=@${file}'`;
  return server.get('/upload/', `${form} ${options}`, { recorded: true });
}
