import { upload } from '../server/form.ts';
import type { Rehearsal } from './rehearsal.ts';
import { codeDir, project } from '../values.ts';

const sheet = `${codeDir}/src/vault/static/vault/vault.css`;

export const staticMedia: Rehearsal = {
  before: {
    // The sixth release prunes the first, whose style sheet then belongs to none. Those between are like the second.
    'old-names': async (server) => {
      await server.edit(sheet, 'padding: 3rem 1.25rem;', 'padding: 2rem 1.25rem;');
      await server.must(`${project}-deploy`, 120_000);
      await server.must(`second=$(readlink ${codeDir}/current); for n in 1 2 3; do cp -al $second $second.$n; done`);
      await server.must(`${project}-deploy`, 120_000);
    },
    'accel-range': async (server, trial) => {
      await server.must("printf '0,0\\n1,2\\n' > /root/beam_ü.csv");
      trial.check('accel-range: the upload', (await upload(server, '/root/beam_ü.csv')).status, 302);
    },
  },
};
