from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.urls import path

from . import views

app_name = "vault"

# Strangers may send and fetch files in a rehearsal alone.
own = (lambda view: view) if settings.REHEARSAL else login_required

urlpatterns = [
    path("", views.index, name="index"),
    path("upload/", own(views.upload), name="upload"),
    path("files/<int:pk>/", own(views.download), name="download"),
    path("healthz", views.healthz),
    path("readyz", views.readyz),
]

if settings.REHEARSAL:
    urlpatterns += [
        path("whoami/", views.whoami),
        path("slow/", views.slow),
        path("slow-async/", views.slow_async),
    ]
