import type { Rehearsal } from './rehearsal.ts';
import { asgi } from './asgi.ts';
import { cheatSheet } from './cheat-sheet.ts';
import { deploys } from './deploys.ts';
import { nginx } from './nginx.ts';
import { operations } from './operations.ts';
import { settingsTls } from './settings-tls.ts';
import { start } from './start.ts';
import { staticMedia } from './static-media.ts';
import { systemd } from './systemd.ts';
import { troubleshooting } from './troubleshooting.ts';
import { wsgiOrAsgi } from './wsgi-or-asgi.ts';
import { yourProject } from './your-project.ts';

/** Every chapter that has its reader type something; an empty one asks for nothing besides its commands. */
export const rehearsals: Record<string, Rehearsal> = {
  start,
  'your-project': yourProject,
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
