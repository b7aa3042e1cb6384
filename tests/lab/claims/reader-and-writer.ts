import type { Trial } from '../records/trial.ts';
import { asService } from '../server/as-service.ts';
import type { Server } from '../server/server.ts';
import { codeDir, pythonPackage } from '../values.ts';

const settings = `${codeDir}/current/${pythonPackage}/settings.py`;
const seconds = 2;
/** Longer than a commit takes anywhere, and much shorter than the report. */
const atOnce = 1;

/** A long read, a row that is stored meanwhile, and a read that begins after that; Django's own connections. */
const program = `
import threading, time
from django.db import connection, transaction
from vault.models import SimulationFile

def report():
    with connection.cursor() as cursor:
        cursor.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n, vault_simulationfile")
        cursor.fetchone()
        reading.set()
        time.sleep(${seconds})
        cursor.fetchall()
    connection.close()

def store():
    began = time.monotonic()
    with transaction.atomic():
        SimulationFile.objects.create(name="new", file="new")
    print("store", round(time.monotonic() - began, 2))
    connection.close()

def look():
    time.sleep(0.3)
    began = time.monotonic()
    SimulationFile.objects.first()
    print("look", round(time.monotonic() - began, 2))
    connection.close()

SimulationFile.objects.bulk_create(SimulationFile(name="old", file="old") for _ in range(400))
with connection.cursor() as cursor:
    print("mode", cursor.execute("PRAGMA journal_mode").fetchone()[0])
connection.close()
reading = threading.Event()
first = threading.Thread(target=report)
first.start()
reading.wait()
others = [threading.Thread(target=act) for act in (store, look)]
for thread in [*others]:
    thread.start()
for thread in [first, *others]:
    thread.join()
`;

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const rollback = await times(server);
  trial.check('as shipped: mode', rollback.mode, 'delete');
  trial.checkAtLeast('a row is stored after, in s', rollback.store, atOnce);
  trial.checkAtLeast('a page is read after, in s', rollback.look, atOnce);

  await server.edit(settings, '"timeout": 20}', '"timeout": 20, "init_command": "PRAGMA journal_mode=WAL"}');
  await server.must('systemctl restart gunicorn.service');
  const wal = await times(server);
  trial.check('with the write-ahead log: mode', wal.mode, 'wal');
  trial.checkAtMost('a row is stored after, in s', wal.store, atOnce);
  trial.checkAtMost('a page is read after, in s', wal.look, atOnce);
  const python = `${codeDir}/current/venv/bin/python`;
  trial.figure('sqlite', await server.must(`${python} -c 'import sqlite3; print(sqlite3.sqlite_version)'`));
  for (const [name, { store, look }] of Object.entries({ wal, rollback })) {
    trial.figure(`${name}-store`, store, 's');
    trial.figure(`${name}-look`, look, 's');
  }
}

async function times(server: Server): Promise<{ mode: string; store: number; look: number }> {
  await server.write('/root/trial.py', program);
  const output = await server.must(`${asService('shell --no-imports')} < /root/trial.py`);
  const said = (word: string) => new RegExp(`^${word} (.*)$`, 'm').exec(output)?.[1] ?? '';
  return { mode: said('mode'), store: Number(said('store') || NaN), look: Number(said('look') || NaN) };
}
