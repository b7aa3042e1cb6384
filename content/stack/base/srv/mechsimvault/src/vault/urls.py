from django.urls import path

from . import views

app_name = "vault"

urlpatterns = [
    path("", views.index, name="index"),
    path("upload/", views.upload, name="upload"),
    path("files/<int:pk>/", views.download, name="download"),
    path("healthz", views.healthz),
    path("readyz", views.readyz),
    path("whoami/", views.whoami),
    path("slow/", views.slow),
    path("slow-async/", views.slow_async),
]
