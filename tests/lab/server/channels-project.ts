import { join } from 'node:path';
import type { Server } from './server.ts';

/** A project as a team has it that works with Channels, Celery and uv, on the machine of one of them. */

export const lock = join(import.meta.dirname, 'channels-project.txt');
/** The folder of it there. */
export const own = '/root/own';

const files = {
  'config/celery.py': `import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("config")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
`,
  'config/__init__.py': `from .celery import app as celery_app

__all__ = ["celery_app"]
`,
  'config/asgi.py': `import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
http = get_asgi_application()

from tickets.consumers import Desk  # noqa: E402

sockets = URLRouter([path("ws/desk/", Desk.as_asgi())])
application = ProtocolTypeRouter({"http": http, "websocket": AllowedHostsOriginValidator(sockets)})
`,
  'tickets/__init__.py': '',
  'tickets/models.py': `from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    pass
`,
  'tickets/admin.py': `from django.contrib import admin

from .models import User

admin.site.register(User)
`,
  'tickets/consumers.py': `from channels.generic.websocket import AsyncWebsocketConsumer


class Desk(AsyncWebsocketConsumer):
    """Whatever one says, all hear."""

    groups = ["desk"]

    async def receive(self, text_data=None, bytes_data=None):
        await self.channel_layer.group_send("desk", {"type": "said", "text": text_data})

    async def said(self, event):
        await self.send(event["text"])
`,
  'tickets/tasks.py': `import time
from pathlib import Path

from celery import shared_task
from django.conf import settings


@shared_task
def note(name, seconds=0):
    """Writes down which release has done it, and takes some time for that."""
    time.sleep(seconds)
    Path(settings.MEDIA_ROOT, name).write_text(str(Path.cwd()))
`,
  'pyproject.toml': `[project]
name = "desk"
version = "0.1.0"
requires-python = ">=3.13"
dependencies = ["celery[redis]", "channels", "channels-redis", "django", "django-environ", "whitenoise"]

[tool.uv]
environments = ["sys_platform == 'linux'"]
`,
};

const more = `
AUTH_USER_MODEL = "tickets.User"
ASGI_APPLICATION = "config.asgi.application"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {"hosts": [env("REDIS_URL")]},
    },
}
CELERY_BROKER_URL = env("REDIS_URL")
`;

/** What `startproject` writes down in its settings, asked of the environment. */
const asked = [
  's/^BASE_DIR = .*/&\\n\\nenv = environ.Env()\\nenv.read_env(BASE_DIR \\/ ".env")/',
  's/^from pathlib import Path/&\\n\\nimport environ/',
  's/^SECRET_KEY = .*/SECRET_KEY = env("SECRET_KEY")/',
  's/^DEBUG = .*/DEBUG = env.bool("DEBUG", default=False)/',
  's/^ALLOWED_HOSTS = .*/ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])/',
  's/^INSTALLED_APPS = .*/&\\n    "tickets",/',
  's/^ *"django.middleware.security.SecurityMiddleware",/&\\n    "whitenoise.middleware.WhiteNoiseMiddleware",/',
  '/^DATABASES = /,/^}/c DATABASES = {"default": env.db()}',
];

/** An index of the packages that lie on the guest, with the hashes that a lock is made of. */
const index = `import hashlib, pathlib, re
for wheel in pathlib.Path("/opt/wheels").glob("*.whl"):
    name = re.sub("[-_.]+", "-", wheel.name.split("-")[0]).lower()
    page = pathlib.Path("/root/index", name, "index.html")
    page.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    with page.open("a") as file:
        file.write(f'<a href="{wheel.as_uri()}#sha256={digest}">{wheel.name}</a>\\n')
`;
/** uv on that machine. */
export const uv = `cd ${own} && UV_DEFAULT_INDEX=file:///root/index UV_NO_SYNC=1 UV_PYTHON_DOWNLOADS=never /root/made/bin/uv`;

/** Made by the generators, then by the texts above. */
export async function makeProject(server: Server, requirements: string): Promise<void> {
  await server.write('/root/requirements.txt', requirements);
  await server.must('python3 -m venv /root/made && /root/made/bin/pip install -qr /root/requirements.txt', 180_000);
  await server.must(`mkdir ${own} && /root/made/bin/django-admin startproject config ${own}`);
  const edits = asked.map((edit) => `-e '${edit}'`).join(' ');
  await server.must(`sed -i ${edits} ${own}/config/settings.py`);
  await server.write('/root/more.py', more);
  await server.must(`cat /root/more.py >> ${own}/config/settings.py`);
  for (const [path, text] of Object.entries(files)) await server.write(`${own}/${path}`, text);
  await server.must(
    `cd ${own} && SECRET_KEY=x DATABASE_URL=sqlite://:memory: REDIS_URL=redis:// PYTHONDONTWRITEBYTECODE=1 /root/made/bin/python manage.py makemigrations tickets`,
  );
  await server.write('/root/index.py', index);
  await server.must(`python3 /root/index.py && ${uv} lock`);
}

/** Two visitors of its WebSocket, then two whom it refuses. Prints a status, what the other hears, and two statuses. */
export const sockets = `import ssl
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
trusted = ssl.create_default_context(cafile="/etc/ssl/desk/fullchain.pem")
def visitor(origin):
    return connect("wss://desk.example/ws/desk/", ssl=trusted, origin=origin, open_timeout=20)
with visitor("https://desk.example") as one, visitor("https://desk.example") as other:
    one.send("hello")
    print(one.response.status_code, other.recv(timeout=20))
for origin in ("https://stranger.example", None):
    try:
        visitor(origin)
    except InvalidStatus as refused:
        print(refused.response.status_code)
`;
