import { codeDir } from '../values.ts';
import type { Server } from './server.ts';

/** Programs and packages, with the version of each. */
export type Versions = Record<string, string>;

const questions = {
  Debian: 'cat /etc/debian_version',
  systemd: "systemctl --version | sed -n 's/^systemd [0-9]* (\\([0-9.~a-z]*\\).*/\\1/p'",
  nginx: "nginx -v 2>&1 | sed 's|.*/||'",
  Python: "python3 --version | sed 's/.* //'",
};
const packages = ['Django', 'Gunicorn', 'Uvicorn', 'uvicorn-worker', 'websockets'];

/** What runs on a server; of the packages those that its release has. */
export async function versionsOf(server: Server): Promise<Versions> {
  const venv = `${codeDir}/current/venv/lib/python3*/site-packages`;
  const lines = [
    ...Object.entries(questions).map(([name, question]) => `echo "${name} $(${question})"`),
    ...packages.map((name) => {
      const metadata = `${venv}/${name.replaceAll('-', '_').toLowerCase()}-*.dist-info/METADATA`;
      return `echo "${name} $(sed -n 's/^Version: //p' ${metadata} 2>/dev/null)"`;
    }),
  ];
  const { output } = await server.ask(lines.join('; '));
  return Object.fromEntries(
    output.split('\n').flatMap((line) => {
      const [name = '', version = ''] = line.split(' ');
      return version ? [[name, version]] : [];
    }),
  );
}
