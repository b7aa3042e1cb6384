import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brought } from './from-archive.ts';
import type { Server } from './server.ts';
import { asService } from './as-service.ts';
import { until } from '../machine/until.ts';
import { codeDir, pythonPackage, stateDir } from '../values.ts';

/** The packages of {@link withTasks}, with PostgreSQL's among them. */
export const lock = join(import.meta.dirname, 'tasks-project.txt');

const tasks = `import time
from pathlib import Path

from django.conf import settings
from django.tasks import task


@task()
def note(name, seconds=0):
    """Writes down which release has done it, and takes some time for that."""
    time.sleep(seconds)
    Path(settings.MEDIA_ROOT, name).write_text(str(Path.cwd()))
`;
const settings = `
INSTALLED_APPS += ["django_tasks_db"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
`;

/** What `startproject` makes, with one task and the settings that have a worker do it. */
export const withTasks: Brought = {
  async by(server, { source, package: name, settings: module }) {
    const file = `${source}/${name}/${module.replaceAll('.', '/')}.py`;
    await server.write('/root/requirements.txt', readFileSync(lock, 'utf8'));
    await server.must('python3 -m venv /root/made && /root/made/bin/pip install -qr /root/requirements.txt', 120_000);
    await server.must(`mkdir -p ${source} && /root/made/bin/django-admin startproject ${name} ${source}`);
    await server.must(
      `mkdir -p $(dirname ${file}) && cd ${source}/${name} && [ -e ${file} ] || mv settings.py ${file}`,
    );
    await server.must(`cp /root/requirements.txt ${source}/`);
    await server.write(`${source}/${name}/tasks.py`, tasks);
    await server.write('/root/more.py', settings);
    await server.must(`cat /root/more.py >> ${file}`);
  },
  inPlaceOf: ['clone'],
};

/** Writes a task down, as a view of the site would. */
export async function enqueue(server: Server, name: string, seconds = 0): Promise<void> {
  const code = `from ${pythonPackage}.tasks import note; note.enqueue("${name}", ${seconds})`;
  await server.must(asService(`shell --no-imports -c '${code}'`));
}

/** Waits until a task is done. @returns the release that has done it. */
export async function doneBy(server: Server, name: string, state = stateDir): Promise<string> {
  const file = `${state}/media/${name}`;
  await until(`the task ${name}`, async () => (await server.ask(`test -s ${file}`)).status === 0, 30_000);
  return (await server.must(`cat ${file}`)).trim();
}

export async function currentRelease(server: Server, code = codeDir): Promise<string> {
  return (await server.must(`readlink -f ${code}/current`)).trim();
}
