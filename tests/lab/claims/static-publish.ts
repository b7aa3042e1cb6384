import type { Trial } from '../records/trial.ts';
import { asService } from '../server/as-service.ts';
import type { Server } from '../server/server.ts';
import { codeDir, project, pythonPackage, staticDir, user } from '../values.ts';

const visitors = 2;
/** A gap of some milliseconds must not fall between two requests; more would only take the processor from the deploy. */
const pauseMs = 2;
/** Each run has gaps of some milliseconds, so every second or third is noticed. */
const mostRuns = 40;

/** One unchanged style sheet, asked for again and again while releases come and go; then the usual way of collecting. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const [path = ''] = (await server.must(`cd ${staticDir} && ls admin/css/base.????????????.css`)).split('\n');
  const published = await server.during('load', [`/static/${path}`, visitors, pauseMs], async () => {
    await server.must(`${project}-deploy`, 120_000);
    await server.must(`${project}-deploy rollback`, 120_000);
  });
  trial.check('answers during a deploy and a rollback', Object.keys(published.outcomes), ['200']);
  trial.checkAtLeast('asked', published.total, 1000);
  trial.figure('asked', published.total, 'requests');
  trial.figure('not-200', published.lost, 'requests');
  if (trial.onReference) await collectWhereServed(trial, server, path);
}

/** The contrast: files are missed while they are written. */
async function collectWhereServed(trial: Trial, server: Server, path: string): Promise<void> {
  await collectIntoServed(server);
  let runs = 0;
  const collected = await server.during('load', [`/static/${path}`, visitors, pauseMs], async () => {
    while (runs < mostRuns && !(await noticed(server))) {
      await server.must('/root/collect', 120_000);
      runs += 1;
    }
  });
  trial.checkAtLeast('not 200 while collectstatic writes where nginx looks', collected.lost, 1);
  trial.figure('collect-runs', runs);
  trial.figure('collect-asked', collected.total, 'requests');
  trial.figure('collect-not-200', collected.lost, 'requests');
}

/** The access log leaves static files out; the error log does not. */
async function noticed(server: Server): Promise<boolean> {
  return (await server.ask(`grep -q 'open() .*base' /var/log/nginx/${project}.error.log`)).status === 0;
}

/** The usual advice: STATIC_ROOT is the folder that nginx serves, and the application's account writes there. */
async function collectIntoServed(server: Server): Promise<void> {
  await server.edit(
    `${codeDir}/current/${pythonPackage}/settings.py`,
    'STATIC_ROOT = BASE_DIR / "static"',
    `STATIC_ROOT = "${staticDir}"`,
  );
  await server.must(`chown -R ${user}: ${staticDir} && install -m 0644 /etc/${project}/secret-key /root/key`);
  await server.write('/root/collect', `#!/bin/sh\nexec ${asService('collectstatic --noinput')}\n`);
  await server.must('chmod 755 /root/collect');
}
