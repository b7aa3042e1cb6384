"""The visitors of the lab, run inside the guest: many at once, slow ones, and one that speaks WebSocket.

client.py load HOST PATH CLIENTS [MS] each client asks again when it is answered and MS have passed (10: that leaves
                                      the processor to what is under load), until standard input ends
client.py together HOST PATH COUNT    COUNT requests at once
client.py arrive HOST MS PATH ...      each request at its moment; answers in the order of the requests
client.py hold HOST PORT COUNT        COUNT half-sent forms, held open until standard input ends
client.py handshake HOST PATH [HEADER ENCODING] one WebSocket: its opening, and what comes back for "hello"
client.py stay HOST PATH              one WebSocket, held open until standard input ends: whether it still answers then
client.py listen PATH                 in Gunicorn's place on a socket path: prints one request as it arrives

Prints one JSON object a line. Times are milliseconds. Python's standard library alone.
"""

import base64
import collections
import json
import os
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

LIMIT_S = 90


def say(**what):
    print(json.dumps(what), flush=True)


def milliseconds(since):
    return round((time.monotonic() - since) * 1000)


def ask(host, path):
    """One GET through nginx: the status, or the name of the failure."""
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection(("127.0.0.1", 80), LIMIT_S) as visitor:
            visitor.sendall(request.encode())
            answer = b"".join(iter(lambda: visitor.recv(65536), b""))
        return answer[9:12].decode() or "empty"
    except OSError as error:
        return type(error).__name__


def load(host, path, clients, pause=10):
    answers, over = [], Event()

    def client():
        while not over.is_set():
            began = time.monotonic()
            answers.append((ask(host, path), milliseconds(began)))
            time.sleep(float(pause) / 1000)

    def progress():
        while not over.wait(0.1):
            say(answered=len(answers))

    with ThreadPoolExecutor(int(clients) + 1) as pool:
        tasks = [pool.submit(task) for task in [progress, *[client] * int(clients)]]
        sys.stdin.read()
        over.set()
    for task in tasks:
        task.result()
    outcomes, times = zip(*answers)
    say(outcomes=collections.Counter(outcomes), slowestMs=max(times))


def together(host, path, count):
    began = time.monotonic()
    with ThreadPoolExecutor(int(count)) as pool:
        answers = list(pool.map(lambda _: (ask(host, path), milliseconds(began)), range(int(count))))
    outcomes, times = zip(*answers)
    say(outcomes=collections.Counter(outcomes), tookMs=max(times), timesMs=sorted(times))


def arrive(host, *words):
    began = time.monotonic()

    def one(at, path):
        time.sleep(max(0, began + int(at) / 1000 - time.monotonic()))
        asked = time.monotonic()
        outcome = ask(host, path)
        return dict(outcome=outcome, tookMs=milliseconds(asked), atMs=milliseconds(began))

    with ThreadPoolExecutor(len(words) // 2) as pool:
        say(answers=list(pool.map(one, words[::2], words[1::2])))


def hold(host, port, count):
    # Without the cookie Django would refuse the form before it reads the body.
    lines = [
        "POST /upload/ HTTP/1.1",
        f"Host: {host}",
        f"Cookie: csrftoken={'x' * 32}",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Length: 1000",
    ]
    form = ("\r\n".join(lines) + "\r\n\r\nonly some").encode()
    held = [socket.create_connection(("127.0.0.1", int(port))) for _ in range(int(count))]
    for visitor in held:
        visitor.sendall(form)
    say(held=len(held))
    sys.stdin.read()


def opened(host, path, *headers, encoding="ascii"):
    """A visitor whose request for a WebSocket was answered, the answer's status, and what came after its head."""
    visitor = socket.create_connection(("127.0.0.1", 80), timeout=10)
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        *headers,
    ]
    visitor.sendall(("\r\n".join(lines) + "\r\n\r\n").encode(encoding))
    answer = b""
    while b"\r\n\r\n" not in answer:
        piece = visitor.recv(4096)
        if not piece:
            return visitor, 0, b""
        answer += piece
    return visitor, int(answer[9:12]), answer.split(b"\r\n\r\n", 1)[1]


def echoed(visitor, came=b""):
    mask, text = os.urandom(4), b"hello"
    frame = bytes([0x81, 0x80 | len(text)]) + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(text))
    visitor.sendall(frame)
    return (came or visitor.recv(4096))[2:].decode(errors="replace")


def handshake(host, path, header=None, encoding="ascii"):
    visitor, status, came = opened(host, path, *([header] if header else []), encoding=encoding)
    say(status=status, **(dict(echo=echoed(visitor, came)) if status == 101 else {}))


def stay(host, path):
    visitor, status, _ = opened(host, path)
    say(held=status == 101)
    sys.stdin.read()
    try:
        answers = echoed(visitor) == "hello"
    except OSError:
        answers = False
    say(outcomes={"open" if answers else "closed": 1})


def listen(path):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    os.chmod(path, 0o666)
    listener.listen()
    say(listening=path)
    peer, _ = listener.accept()
    request = peer.recv(65536)
    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    peer.close()
    say(request=request.decode())


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
