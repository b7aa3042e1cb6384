"""What a release would do wrong: its settings and its /readyz, before they touch the database.

A deploy runs it with the Python of the release, in its folder.
"""

import logging
import sys
from importlib import import_module
from pathlib import Path
from runpy import run_path

# As Gunicorn loads the project: manage.py may have a `shell` of its own.
sys.path[0] = ""
import_module(run_path("/etc/mechsimvault/gunicorn.conf.py")["wsgi_app"].partition(":")[0])

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http.request import validate_host
from django.test import Client

RELEASE = Path.cwd()
DOMAIN = "mechsimvault.example"


def unexpected(record):
    return getattr(record, "status_code", 0) != 503


# A 503 is judged below; whatever else is logged should be read.
logging.getLogger("django.request").addFilter(unexpected)


def within(path):
    return Path(path).resolve().is_relative_to(RELEASE)


def wrong_settings():
    for name, database in settings.DATABASES.items():
        if "sqlite" in database.get("ENGINE", "") and within(database["NAME"]):
            yield f"DATABASES, {name}: {database['NAME']} would be lost with the release"
    if settings.MEDIA_ROOT and within(settings.MEDIA_ROOT):
        yield f"MEDIA_ROOT: {settings.MEDIA_ROOT} would be lost with the release"
    if Path(settings.STATIC_ROOT or "").resolve() != RELEASE / "static":
        yield f"STATIC_ROOT: {settings.STATIC_ROOT}, wanted the folder static of the release"
    if len(settings.SECRET_KEY) < 50 or settings.SECRET_KEY.startswith("django-insecure"):
        yield "SECRET_KEY: too short, or the one that startproject made"
    if not validate_host(DOMAIN, settings.ALLOWED_HOSTS):
        yield f"ALLOWED_HOSTS: {settings.ALLOWED_HOSTS} has no {DOMAIN}"


def migrations_wait():
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def wrong_probe():
    answer = Client(SERVER_NAME="localhost", raise_request_exception=False).get("/readyz")
    if answer.status_code == 503 and migrations_wait():
        return
    if answer.status_code != 200 or b"".join(answer).strip() != b"ready":
        yield f"/readyz answers {answer.status_code}, wanted 200 and the word ready"


# With wrong settings /readyz ends in a traceback that hides them.
wrong = [*wrong_settings()] or [*wrong_probe()]
for line in wrong:
    print(f"wrong: {line} [your-project#deployment]")
raise SystemExit(bool(wrong))
