"""Answers /healthz and /readyz, and says who asks, before any other middleware."""

from functools import cache

from asgiref.sync import iscoroutinefunction, sync_to_async
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse
from django.utils.decorators import sync_and_async_middleware


@cache
def newest():
    """The last migration of each application of this release, read once."""
    return MigrationLoader(None).graph.leaf_nodes()


def healthz():
    """The process answers."""
    return "ok", 200


def readyz():
    """The process answers, and the database has all migrations of this release."""
    try:
        done = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return "no database", 503
    if all(node in done for node in newest()):
        return "ready", 200
    return "migrations wait", 503


probe_of = {"/healthz": healthz, "/readyz": readyz}


def said(word, status):
    return HttpResponse(f"{word}\n", content_type="text/plain", status=status)


def name_visitor(request):
    """A Unix socket has no address of the other side. nginx sends the visitor's."""
    if not request.META.get("REMOTE_ADDR"):
        request.META["REMOTE_ADDR"] = request.META.get("HTTP_X_FORWARDED_FOR", "")


@sync_and_async_middleware
def probes(get_response):
    if iscoroutinefunction(get_response):

        async def middleware(request):
            name_visitor(request)
            if probe := probe_of.get(request.path):
                return said(*await sync_to_async(probe)())
            return await get_response(request)

    else:

        def middleware(request):
            name_visitor(request)
            if probe := probe_of.get(request.path):
                return said(*probe())
            return get_response(request)

    return middleware
