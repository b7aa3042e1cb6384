import type { Rehearsal } from './rehearsal.ts';
import { asgi } from './rehearsals/asgi.ts';
import { cheatSheet } from './rehearsals/cheat-sheet.ts';
import { deploys } from './rehearsals/deploys.ts';
import { nginx } from './rehearsals/nginx.ts';
import { operations } from './rehearsals/operations.ts';
import { settingsTls } from './rehearsals/settings-tls.ts';
import { start } from './rehearsals/start.ts';
import { staticMedia } from './rehearsals/static-media.ts';
import { systemd } from './rehearsals/systemd.ts';
import { troubleshooting } from './rehearsals/troubleshooting.ts';
import { wsgiOrAsgi } from './rehearsals/wsgi-or-asgi.ts';

/** Every chapter that has its reader type something; an empty one asks for nothing besides its commands. */
export const rehearsals: Record<string, Rehearsal> = {
  start,
  'request-path': {},
  nginx,
  'static-media': staticMedia,
  systemd,
  wsgi: {},
  asgi,
  'wsgi-or-asgi': wsgiOrAsgi,
  'settings-tls': settingsTls,
  deploys,
  operations,
  troubleshooting,
  'cheat-sheet': cheatSheet,
};
