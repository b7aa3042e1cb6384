import type { Rehearsal } from './rehearsal.ts';
import { codeDir, pythonPackage } from '../values.ts';

const source = `${codeDir}/src`;

export const yourProject: Rehearsal = {
  sets: ['base', 'project'],
  before: {
    'demo-away': async (server) => {
      const django = `${codeDir}/current/venv/bin/python -m django`;
      await server.must(`mkdir /root/own && ${django} startproject ${pythonPackage} /root/own`);
      await server.must(`cp ${source}/requirements.txt /root/`);
    },
    'check-first': (server) => server.must(`cp -r /root/own ${source}`),
    'check-again': (server) => server.must(`cp /root/requirements.txt ${source}/`),
  },
  notRun: {
    clone: 'a guest has no network; what startproject has made is copied there',
    role: 'the host of this chapter has no PostgreSQL; the claim of that name types these lines',
    'own-secret': 'it waits for a secret to be typed; the claim writes one',
  },
};
