import { commandsOf } from '../rehearsals/chapter.ts';
import type { Trial } from '../records/trial.ts';
import type { Server } from './server.ts';
import { codeDir, project, pythonPackage } from '../values.ts';

/** A project that was made without this guide, in the place of the demo. */

export const source = `${codeDir}/src`;
export const environment = `/etc/${project}/${project}.env`;
const own = '/root/own';
const token = `/etc/${project}/credentials/TOKEN`;
const takesSettings = 'from .settings import *';

const users = `from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    pass
`;

/** Says who asks, and whether a request is one transaction. */
const urls = `from django.contrib import admin
from django.db import connection
from django.http import HttpResponse
from django.urls import path


def asked(request):
    return HttpResponse(f"{request.META['REMOTE_ADDR']} {connection.in_atomic_block}")


urlpatterns = [path("admin/", admin.site.urls), path("asked/", asked)]
`;

/** Settings that a team has added to those of `startproject`. */
const more = `
DATABASES["default"]["ATOMIC_REQUESTS"] = True
os.environ["SET_BY_ITSELF"] = "yes"
WHERE = os.environ["HOME"], os.environ["SET_BY_ITSELF"], os.environ["OTHER"] if DEBUG and False else None
`;

/** As `startproject` makes it, with a settings package, a key from the environment and users of its own. */
export async function generate(trial: Trial, server: Server): Promise<void> {
  const python = `${codeDir}/current/venv/bin/python`;
  const module = settingsOf(trial);
  const settings = `${module.replaceAll('.', '/')}.py`;
  const folder = module.split('.')[0] ?? '';
  await server.must(`mkdir -p ${own} && ${python} -m django startproject ${pythonPackage} ${own}`);
  await server.must(`cd ${own} && mkdir accounts && touch accounts/__init__.py && cd ${pythonPackage} &&
    mv settings.py generated.py && mkdir ${folder} && touch ${folder}/__init__.py && mv generated.py ${settings}`);
  await server.write(`${own}/accounts/models.py`, users);
  await server.must(`sed -i -e 's/^SECRET_KEY = .*/import os\\n\\nSECRET_KEY, TOKEN = os.environ["SECRET_KEY"], os.environ["TOKEN"]/' \\
    -e 's/^INSTALLED_APPS = \\[/AUTH_USER_MODEL = "accounts.User"\\n\\n&\\n    "accounts",/' ${own}/${pythonPackage}/${settings}`);
  await server.write(`${own}/${pythonPackage}/urls.py`, urls);
  await server.write('/root/more.py', more);
  await server.must(`cat /root/more.py >> ${own}/${pythonPackage}/${settings}`);
  const make = `SECRET_KEY=x TOKEN=x ${python} manage.py makemigrations --settings=${pythonPackage}.${module} accounts`;
  await server.must(`cd ${own} && ${make} && find . -name __pycache__ -prune -exec rm -r {} +`);
}

/** The module of its own settings: the one of the values, if that is not the usual one, which here is a package. */
export function settingsOf(trial: Trial): string {
  const module = trial.own(takesSettings).slice('from .'.length, -' import *'.length);
  return module === 'settings' ? 'settings.base' : module;
}

/** In the place of the demo's code. Its lock has all that the project needs. */
export async function bring(server: Server): Promise<void> {
  await server.must(`cp ${source}/requirements.txt /root/ && rm -r ${source} && cp -r ${own} ${source}`);
}

/** The chapter's own lines, and the two that its table names. */
export async function prepare(trial: Trial, server: Server): Promise<void> {
  for (const { text } of commandsOf('your-project#two-files')) await server.must(text);
  if (trial.own(takesSettings) === takesSettings)
    await server.edit(`${source}/${pythonPackage}/deployment.py`, takesSettings, 'from .settings.base import *');
  await server.must(
    `echo SECRET_KEY=replaced >> ${environment} && echo 5ecret > ${token} && cp /root/requirements.txt ${source}/`,
  );
  await server.must(`find ${source} -name db.sqlite3 -delete`);
}

/** The chapter's lines take all of the demo away, the code included. */
export async function withoutTheDemo(server: Server): Promise<void> {
  await server.must(`cp -r ${source} /root/prepared`);
  for (const { text } of commandsOf('your-project#demo-away')) await server.must(text);
  await server.must(`cp -r /root/prepared ${source}`);
}
