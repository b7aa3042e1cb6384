import type { Rehearsal } from './rehearsal.ts';
import { asgi } from './rehearsals/asgi.ts';
import { cheatSheet } from './rehearsals/cheat-sheet.ts';
import { deploys } from './rehearsals/deploys.ts';
import { nginx } from './rehearsals/nginx.ts';
import { operations } from './rehearsals/operations.ts';
import { requestPath } from './rehearsals/request-path.ts';
import { settingsTls } from './rehearsals/settings-tls.ts';
import { start } from './rehearsals/start.ts';
import { staticMedia } from './rehearsals/static-media.ts';
import { systemd } from './rehearsals/systemd.ts';
import { troubleshooting } from './rehearsals/troubleshooting.ts';
import { wsgi } from './rehearsals/wsgi.ts';
import { wsgiOrAsgi } from './rehearsals/wsgi-or-asgi.ts';

/** Every chapter that has its reader type something. */
export const rehearsals: Record<string, Rehearsal> = {
  start,
  'request-path': requestPath,
  nginx,
  'static-media': staticMedia,
  systemd,
  wsgi,
  asgi,
  'wsgi-or-asgi': wsgiOrAsgi,
  'settings-tls': settingsTls,
  deploys,
  operations,
  troubleshooting,
  'cheat-sheet': cheatSheet,
};
