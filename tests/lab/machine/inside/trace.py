"""What a worker notes of one request, for `tests/lab/server/trace.ts`: read by a line at the end of `gunicorn.conf.py`.

Wraps the application once it is loaded, and `accept`. Prints one line, `lab-trace {…}`, after the answer: when the
connection was accepted, when the application was called and when it began to answer, and what it was handed. Times are
those of the machine's clock, as `curl --trace-time` has them.
"""

import datetime
import json
import socket
import sys
import time

accepted = None


def clock(seconds):
    return datetime.datetime.fromtimestamp(seconds).strftime("%H:%M:%S.%f")


def say(**what):
    print("lab-trace", json.dumps(what), file=sys.stderr, flush=True)


def timed(accept):
    def wrapper(self):
        global accepted
        taken = accept(self)
        accepted = time.time()
        return taken

    return wrapper


def wsgi(application):
    def traced(environ, start_response):
        if "/whoami/" not in environ["PATH_INFO"]:
            return application(environ, start_response)
        taken, called, answered = accepted, time.time(), []

        def start(*words):
            answered.append(time.time())
            return start_response(*words)

        answer = application(environ, start)
        seen = {key: value for key, value in environ.items() if isinstance(value, str) and key != "RAW_URI"}
        seen["wsgi.url_scheme"] = environ["wsgi.url_scheme"]
        say(accepted=clock(taken), called=clock(called), answered=clock(answered[0]), seen=list(seen.items()))
        return answer

    return traced


def asgi(application):
    async def traced(scope, receive, send):
        if "/whoami/" not in scope.get("path", ""):
            return await application(scope, receive, send)
        taken, called, answered = accepted, time.time(), []

        async def note(event):
            if event["type"] == "http.response.start":
                answered.append(time.time())
            await send(event)

        await application(scope, receive, note)
        seen = [(name, show(scope[name])) for name in ("type", "http_version", "method", "scheme", "path", "client")]
        seen += [(name.decode(), value.decode()) for name, value in scope["headers"]]
        say(accepted=clock(taken), called=clock(called), answered=clock(answered[0]), seen=seen)

    return traced


def show(value):
    return value if isinstance(value, str) else json.dumps(value)


def post_worker_init(worker):
    socket.socket.accept = timed(socket.socket.accept)
    worker.wsgi = (asgi if "asgi" in worker.cfg.wsgi_app else wsgi)(worker.wsgi)
