import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';

/** What Django's `AddIndexConcurrently` sends. */
const create = 'CREATE INDEX CONCURRENTLY vault_name ON vault (name)';

/** An index that is built while somebody else's transaction is open: with a limit on the wait, and without. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare(['postgresql']);
  await until('PostgreSQL', async () => (await server.ask(sql('SELECT 1'))).status === 0);
  trial.figure('postgresql', (await server.must(sql('SHOW server_version'))).split(' ')[0] ?? '');
  await server.must(sql('CREATE TABLE vault (name text)'));

  const limited = await beside(server, `SET lock_timeout = '1s'`, 60);
  trial.checkText('with lock_timeout', limited, 'ERROR:  55P03: canceling statement due to lock timeout');
  trial.check('what is left: name, valid', await indexes(server), 'vault_name|f');
  const again = await server.sh(sql(create));
  trial.checkText('the same once more', again.output, 'relation "vault_name" already exists');

  await server.must(sql('DROP INDEX CONCURRENTLY vault_name'));
  const waited = await beside(server, 'SET lock_timeout = 0', 4);
  trial.check('dropped first, without a limit', waited, 'CREATE INDEX');
  trial.check('and then: name, valid', await indexes(server), 'vault_name|t');
}

function sql(...lines: string[]): string {
  const told = lines.map((line) => `-c "${line}"`).join(' ');
  return `runuser -u postgres -- psql -X -q -A -t -v ON_ERROR_STOP=1 -v VERBOSITY=verbose ${told}`;
}

/**
 * Builds the index while a transaction that has read the table is open.
 * @param openS - how long it is open, if nobody ends it before.
 * @returns the last thing that PostgreSQL says
 */
async function beside(server: Server, setting: string, openS: number): Promise<string> {
  const other = sql('BEGIN', 'SELECT count(*) FROM vault', `SELECT pg_sleep(${openS})`, 'COMMIT');
  const asleep = sql("SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'");
  const { output } = await server.sh(
    `${other} > /dev/null & until ${asleep} | grep -q 1 || ! kill -0 $!; do sleep 0.1; done; ${sql(setting, create).replace(' -q ', ' ')} 2>&1; kill $! 2> /dev/null; wait`,
    120_000,
  );
  return output.split('\n').find((line) => /ERROR|CREATE INDEX/.test(line)) ?? output;
}

async function indexes(server: Server): Promise<string> {
  return server.must(
    sql("SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid WHERE relname = 'vault_name'"),
  );
}
