import type { Trial } from '../records/trial.ts';
import { asService } from '../server/as-service.ts';
import { checkLate } from '../server/late-line.ts';
import { upload } from '../server/form.ts';
import type { Server } from '../server/server.ts';
import { codeDir } from '../values.ts';

const next = `${codeDir}/next`;
const store = `shell -c "from vault.models import SimulationFile; SimulationFile.objects.create(file='one.csv')"`;

/** Migrations of a next release, applied while the code before it serves: that is what a deploy does. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await server.must(`echo one > /root/one.csv && cp -r ${codeDir}/src ${next}`);
  trial.check('the old code stores an upload', (await upload(server, '/root/one.csv')).status, 302);

  await migrate(server, '0002', added('note', 'models.CharField(default="", max_length=9)'));
  trial.check('a column with a default in Python', (await upload(server, '/root/one.csv')).status, 500);
  await checkLate(
    trial,
    'the journal',
    () => server.journal(),
    'NOT NULL constraint failed: vault_simulationfile.note',
  );
  trial.check('pages that only read', (await server.get('/')).status, 200);

  await migrate(server, '0003', altered('note', 'models.CharField(db_default="", max_length=9)'));
  trial.check('the default in the database', (await upload(server, '/root/one.csv')).status, 302);
  await migrate(server, '0004', added('remark', 'models.CharField(max_length=9, null=True)'));
  trial.check('a column that may be NULL', (await upload(server, '/root/one.csv')).status, 302);

  const removal = 'migrations.RemoveField("simulationfile", "name")';
  const forgotten = `migrations.SeparateDatabaseAndState(state_operations=[${removal}])`;
  await server.must(`sed -i '/^    name = /d' ${next}/vault/models.py`);
  await migrate(server, '0005', forgotten);
  trial.check('a field gone from the model alone', (await server.get('/')).status, 200);
  const stored = await server.sh(asService(store, next));
  trial.checkText('the next code stores a row', stored.output, 'NOT NULL constraint failed: vault_simulationfile.name');

  await server.must(asService('migrate vault 0004', next));
  await migrate(server, '0005', altered('name', 'models.CharField(max_length=255, null=True)'));
  await migrate(server, '0006', forgotten);
  await server.must(asService(store, next));
  trial.check(
    'after the column may be NULL: the next code stores a row, the old reads',
    (await server.get('/')).status,
    200,
  );
  trial.check('and the old stores an upload', (await upload(server, '/root/one.csv')).status, 302);
  await migrate(server, '0007', `migrations.RunSQL("ALTER TABLE vault_simulationfile DROP COLUMN name")`);
  trial.check('its column dropped', (await server.get('/')).status, 500);
  await checkLate(trial, 'the journal', () => server.journal(), 'no such column: vault_simulationfile.name');
}

function added(name: string, field: string): string {
  return `migrations.AddField("simulationfile", "${name}", ${field})`;
}

function altered(name: string, field: string): string {
  return `migrations.AlterField("simulationfile", "${name}", ${field})`;
}

/** Writes a migration into the next checkout and applies it with the environment of the service. */
async function migrate(server: Server, number: string, operation: string): Promise<void> {
  const before = String(Number(number) - 1).padStart(4, '0');
  const parent = before === '0001' ? '0001_initial' : before;
  await server.write(
    `${next}/vault/migrations/${number}.py`,
    `from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vault", "${parent}")]
    operations = [${operation}]
`,
  );
  await server.must(asService('migrate --noinput', next));
}
