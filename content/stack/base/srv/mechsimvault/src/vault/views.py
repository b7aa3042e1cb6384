import asyncio
import os
import time
from urllib.parse import quote

from django.db import DatabaseError
from django.forms import ModelForm
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from .models import SimulationFile


class UploadForm(ModelForm):
    class Meta:
        model = SimulationFile
        fields = ["file"]


def show(request, form, status=200):
    files = SimulationFile.objects.all()[:100]
    return render(request, "vault/index.html", {"files": files, "form": form}, status=status)


@require_safe
def index(request):
    return show(request, UploadForm())


@require_POST
def upload(request):
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, form, status=400)
    form.instance.name = form.cleaned_data["file"].name
    form.save()
    return redirect("vault:index")


@require_safe
def download(request, pk):
    """Say which file; nginx sends its bytes."""
    stored = get_object_or_404(SimulationFile, pk=pk)
    return HttpResponse(
        content_type="application/octet-stream",
        headers={
            "X-Accel-Redirect": "/protected-media/" + quote(stored.file.name),
            "Content-Disposition": content_disposition_header(True, stored.name),
        },
    )


@require_safe
def healthz(request):
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request):
    """The process answers and the database has this release's tables."""
    try:
        SimulationFile.objects.first()
    except DatabaseError:
        return HttpResponse("no database\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")


# Below: views for rehearsals. DJANGO_REHEARSAL=on gives them an address.


@require_safe
def whoami(request):
    return JsonResponse(
        {
            "scheme": request.scheme,
            "host": request.get_host(),
            "remote_addr": request.META.get("REMOTE_ADDR"),
            "pid": os.getpid(),
            "ppid": os.getppid(),
        }
    )


def seconds(request):
    """The pause that `?s=` asks for: 2 seconds if it says nothing usable, at most 60."""
    text = request.GET.get("s", "")
    return min(float(text), 60.0) if text.replace(".", "", 1).isdecimal() else 2.0


@require_safe
def slow(request):
    time.sleep(seconds(request))
    return HttpResponse(f"slow {os.getpid()}\n", content_type="text/plain")


@require_safe
async def slow_async(request):
    await asyncio.sleep(seconds(request))
    return HttpResponse(f"slow-async {os.getpid()}\n", content_type="text/plain")
