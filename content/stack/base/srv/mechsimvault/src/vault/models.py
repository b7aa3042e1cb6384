from django.db import models


class SimulationFile(models.Model):
    name = models.CharField(max_length=255)
    file = models.FileField(upload_to="%Y/%m", max_length=255)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self):
        return self.name
