import os

wsgi_app = "MechSimVault.asgi:application"

# Capacity: a Uvicorn worker runs one event loop.
worker_class = "uvicorn_worker.UvicornWorker"
workers = int(os.environ.get("WEB_CONCURRENCY", "3"))
worker_tmp_dir = "/dev/shm"

# Right only because nobody but nginx may connect to the socket.
forwarded_allow_ips = "*"

# Time, in seconds. TimeoutStopSec= of the unit is longer than graceful_timeout.
timeout = 30
graceful_timeout = 30

# The path in RuntimeDirectory= of the unit.
control_socket = "/run/mechsimvault/gunicorn.ctl"

accesslog = "-"
