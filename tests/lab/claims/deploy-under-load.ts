import type { Trial } from '../records/trial.ts';
import { runningRelease } from '../server/deployed.ts';
import type { Server } from '../server/server.ts';
import { codeDir, project, pythonPackage, stateDir, staticDir, user } from '../values.ts';

const load = ['/slow/?s=0.05', 4] as const;
const template = `${codeDir}/src/vault/templates/vault/index.html`;
const views = `${codeDir}/src/vault/views.py`;
const sheet = 'vault/static/vault/vault.css';
const padding = ['padding: 3rem 1.25rem;', 'padding: 2rem 1.25rem;'] as const;
const migration = `${codeDir}/src/vault/migrations/0002_second.py`;
const failing = `from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]
    operations = [migrations.RunSQL("SELECT one FROM nowhere")]
`;
const hungUp = 129;
/** What code that has broken in may leave behind: Python would run the first, pip would find no package by the second. */
const leftAtHome = [
  `home=${stateDir}`,
  `packages=$(runuser -u ${user} -- env HOME=$home python3 -m site --user-site)`,
  'mkdir -p $packages $home/.config/pip',
  `echo 'import os; open("${stateDir}/ran", "w")' > $packages/left.pth`,
  "printf '[global]\\nfind-links = /nowhere\\n' > $home/.config/pip/pip.conf",
  `chown -R ${user}: $home/.local $home/.config`,
];

/** Two good releases and one that cannot be imported, all of them under load. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const first = await runningRelease(server);
  await server.edit(template, `<title>${pythonPackage}</title>`, '<title>second release</title>');
  const there = await server.during('load', load, async (visitors) => {
    await visitors.answered(20);
    await server.must(`${project}-deploy`, 120_000);
    await visitors.answered(20);
  });
  trial.check('lost during a deploy', there.lost, 0);
  trial.checkText('then the new release serves', (await server.get('/')).body, '<title>second release</title>');
  const second = await runningRelease(server);
  trial.check('from the folder that the link names', second, await server.must(`readlink ${codeDir}/current`));

  const back = await server.during('load', load, async (visitors) => {
    await visitors.answered(20);
    await server.must(`${project}-deploy rollback`, 120_000);
    await visitors.answered(20);
  });
  trial.check('lost during a rollback', back.lost, 0);
  trial.check('then the old release serves', await runningRelease(server), first);
  trial.check('with the old page', (await server.get('/')).body.includes('second release'), false);
  trial.figure('asked', there.total + back.total, 'requests');
  trial.figure('lost', there.lost + back.lost, 'requests');
  trial.figure('slowest', Math.max(there.slowestMs, back.slowestMs), 'ms');
  if (!trial.onReference) return;
  await broken(trial, server, first);
  await cutShort(trial, server, first);
}

async function broken(trial: Trial, server: Server, first: string): Promise<void> {
  const releases = await server.ask(`ls ${codeDir}/releases`);
  await server.edit(views, 'import asyncio\n', 'import asyncio\nimport nosuch\n');
  const refused = await server.during('load', load, () => server.sh(`${project}-deploy`, 120_000));
  trial.check('a broken import: the deploy ends with', refused.value.status, 1);
  trial.checkText('a broken import: and says', refused.value.output, "ModuleNotFoundError: No module named 'nosuch'");
  trial.check('a broken import: lost', refused.lost, 0);
  trial.check('a broken import: still serves', await runningRelease(server), first);
  trial.check('a broken import: folders', (await server.ask(`ls ${codeDir}/releases`)).output, releases.output);

  await server.edit(views, 'import nosuch\n', '');
}

/** What ends before the switch: a migration that fails, a hang-up, a way back that is gone. */
async function cutShort(trial: Trial, server: Server, first: string): Promise<void> {
  const releases = await server.ask(`ls ${codeDir}/releases`);
  const untouched = async (what: string) => {
    trial.check(`${what}: still serves`, await runningRelease(server), first);
    trial.check(`${what}: folders`, (await server.ask(`ls ${codeDir}/releases`)).output, releases.output);
  };
  await server.edit(`${codeDir}/src/${sheet}`, ...padding);
  await server.write(migration, failing);
  await server.must(leftAtHome.join(' && '));
  const failed = await server.sh(`${project}-deploy`, 120_000);
  trial.check('a failing migration: the deploy ends with', failed.status, 1);
  trial.checkText('a failing migration: and says', failed.output, 'no such table: nowhere');
  const ran = await server.sh(`ls ${stateDir}/ran`);
  trial.check("a file in the application's home ran meanwhile", ran.status, 2);
  const sheets = `cmp ${codeDir}/current/${sheet} ${staticDir}/vault/vault.css`;
  trial.check('a failing migration: another style sheet is published', (await server.sh(sheets)).status, 0);
  await untouched('a failing migration');

  const cut = await server.sh(
    `${project}-deploy & until systemctl list-units --plain --no-legend "${project}-deploy-step-*" | grep -q .; do sleep 0.1; done; kill -HUP $!; wait $!`,
  );
  trial.check('a hang-up: the deploy ends with', cut.status, hungUp);
  const steps = await server.sh(`systemctl list-units --plain --no-legend "${project}-deploy-step-*"`);
  trial.check('a hang-up: steps that go on', steps.output, '');
  await untouched('a hang-up');

  await server.must(`mv $(readlink ${codeDir}/previous) /root/`);
  const nowhere = await server.sh(`${project}-deploy rollback`);
  trial.check(
    'no release to go back to',
    [nowhere.status, nowhere.output],
    [1, trial.own(`== previous names no other release: ls -l ${codeDir} ${codeDir}/releases`)],
  );
  trial.check('no release to go back to: still serves', await runningRelease(server), first);
}
