import os

wsgi_app = "MechSimVault.wsgi:application"

# Capacity: a sync worker answers one request at a time.
worker_class = "sync"
workers = int(os.environ.get("WEB_CONCURRENCY", "3"))
worker_tmp_dir = "/dev/shm"

# Time, in seconds. TimeoutStopSec= of the unit is longer than graceful_timeout.
timeout = 30
graceful_timeout = 30

# The path in RuntimeDirectory= of the unit.
control_socket = "/run/mechsimvault/gunicorn.ctl"

accesslog = "-"
access_log_format = (
    '%({x-forwarded-for}i)s "%(r)s" %(s)s %(b)s %(M)sms'
    " request_id=%({x-request-id}i)s worker=%(p)s"
)
