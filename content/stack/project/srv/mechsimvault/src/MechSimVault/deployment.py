"""Your settings, and over them what the server decides. Only the server names this module."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# Secrets of your own, one file each. They are variables only while your settings are read.
_files = Path(os.environ.get("CREDENTIALS_DIRECTORY", "/nonexistent")).glob("app_*")
_secrets = {file.name.removeprefix("app_"): file.read_text().strip() for file in _files}
os.environ |= _secrets

from .settings import *  # noqa: E402, F403

for _name in _secrets:
    del os.environ[_name]

# manage.py lies in the folder above the package: in a release, its root.
RELEASE = Path(__file__).resolve().parent.parent


def flag(name):
    return os.environ.get(name, "off").lower() in {"1", "on", "true", "yes"}


def words(name):
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def own(name):
    """A setting of yours that may be missing, such as DATABASES."""
    return globals().get(name, {})


def needed(name):
    try:
        return os.environ[name]
    except KeyError:
        raise ImproperlyConfigured(f"The environment has no {name}.") from None


DEBUG = flag("DJANGO_DEBUG")
SECRET_KEY = Path(needed("CREDENTIALS_DIRECTORY"), "secret-key").read_text().strip()
ALLOWED_HOSTS = words("DJANGO_ALLOWED_HOSTS")

# Answers /healthz and /readyz before anything can redirect them or ask for a login.
MIDDLEWARE = [f"{__package__}.health.probes", *MIDDLEWARE]

# A path is of SQLite, a name of PostgreSQL on this host, asked as the user of the service.
_database = needed("DJANGO_DATABASE")
if _database.startswith("/"):
    _options = {"transaction_mode": "IMMEDIATE", "timeout": 20}
    _default = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": _options}
else:
    _default = {"ENGINE": "django.db.backends.postgresql"}
# How yours is used stays as you set it, and so do further databases.
for _name in ("ATOMIC_REQUESTS", "CONN_HEALTH_CHECKS", "CONN_MAX_AGE"):
    if _name in own("DATABASES").get("default", {}):
        _default[_name] = DATABASES["default"][_name]
DATABASES = {**own("DATABASES"), "default": {**_default, "NAME": _database}}

# Collected into the release, with its manifest; the deploy copies them to where nginx looks.
STATIC_URL = "/static/"
STATIC_ROOT = RELEASE / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(needed("DJANGO_MEDIA_ROOT"))
STORAGES = {
    **own("STORAGES"),
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
    },
}

# nginx reads uploaded files as a member of the group.
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750

# nginx sets this header on every request, so it can be trusted with and without TLS.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# It sends Host as it was asked for, and these two as the visitor wrote them.
USE_X_FORWARDED_HOST = USE_X_FORWARDED_PORT = False

# startproject prints mail to the console. A server hands it to a mail server.
console = {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
if own("MAILERS").get("default") == console:
    MAILERS["default"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": os.environ.get("DJANGO_SMTP_HOST", "localhost")},
    }

TLS = flag("DJANGO_TLS")
SECURE_SSL_REDIRECT = TLS
SESSION_COOKIE_SECURE = TLS
CSRF_COOKIE_SECURE = TLS
SECURE_HSTS_SECONDS = int(os.environ.get("DJANGO_HSTS_SECONDS", "0")) if TLS else 0

# Subdomains and preload are promises for the whole domain, not for this application.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = [
    *own("SILENCED_SYSTEM_CHECKS"),
    *("security.W005", "security.W021"),
]

# Everything to stderr, and so to the journal: without it a 500 leaves no traceback anywhere.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "[{levelname}] {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
