"""The visitors of the lab, run inside the guest: many at once, slow ones, and one that speaks WebSocket.

client.py load HOST PATH CLIENTS [MS] each client asks again when it is answered and MS have passed (10: that leaves
                                      the processor to what is under load), until standard input ends
client.py together HOST PATH COUNT    COUNT requests at once
client.py arrive HOST MS PATH ...      each request at its moment; answers in the order of the requests
client.py hold HOST PORT COUNT        COUNT half-sent forms, held open until standard input ends
client.py handshake HOST PATH         one WebSocket: its opening, and what comes back for "hello"
client.py listen PATH                 in Gunicorn's place on a socket path: prints one request as it arrives

Prints one JSON object a line. Times are milliseconds. Python's standard library alone.
"""

import asyncio
import base64
import collections
import json
import os
import socket
import sys
import time

LIMIT_S = 90


def say(**what):
    print(json.dumps(what), flush=True)


async def ask(host, path):
    """One GET through nginx: the status, or the name of the failure."""
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", 80)
        writer.write(request.encode())
        answer = await asyncio.wait_for(reader.read(), LIMIT_S)
        writer.close()
        return answer[9:12].decode() or "empty"
    except (OSError, asyncio.TimeoutError) as error:
        return type(error).__name__


async def standard_input_ends():
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    await reader.read()


async def load(host, path, clients, pause=10):
    outcomes, slowest, going = collections.Counter(), 0.0, True

    async def client():
        nonlocal slowest
        while going:
            began = time.monotonic()
            outcome = await ask(host, path)
            outcomes[outcome] += 1
            slowest = max(slowest, time.monotonic() - began)
            await asyncio.sleep(float(pause) / 1000)

    async def progress():
        while going:
            say(answered=outcomes.total())
            await asyncio.sleep(0.1)

    tasks = [asyncio.create_task(client()) for _ in range(int(clients))]
    tasks.append(asyncio.create_task(progress()))
    await standard_input_ends()
    going = False
    await asyncio.gather(*tasks)
    say(outcomes=outcomes, slowestMs=round(slowest * 1000))


async def together(host, path, count):
    began = time.monotonic()
    times = []

    async def one():
        outcome = await ask(host, path)
        times.append(round((time.monotonic() - began) * 1000))
        return outcome

    outcomes = await asyncio.gather(*(one() for _ in range(int(count))))
    say(outcomes=collections.Counter(outcomes), tookMs=max(times), timesMs=sorted(times))


async def arrive(host, *words):
    began = time.monotonic()

    async def one(at, path):
        await asyncio.sleep(max(0, began + int(at) / 1000 - time.monotonic()))
        asked = time.monotonic()
        outcome = await ask(host, path)
        now = time.monotonic()
        return dict(outcome=outcome, tookMs=round((now - asked) * 1000), atMs=round((now - began) * 1000))

    answers = await asyncio.gather(*(one(*pair) for pair in zip(words[::2], words[1::2])))
    say(answers=answers)


async def hold(host, port, count):
    # Without the cookie Django would refuse the form before it reads the body.
    lines = [
        "POST /upload/ HTTP/1.1",
        f"Host: {host}",
        f"Cookie: csrftoken={'x' * 32}",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Length: 1000",
    ]
    form = ("\r\n".join(lines) + "\r\n\r\nonly some").encode()
    held = []
    for _ in range(int(count)):
        _, writer = await asyncio.open_connection("127.0.0.1", int(port))
        writer.write(form)
        await writer.drain()
        held.append(writer)
    say(held=len(held))
    await standard_input_ends()


def handshake(host, path):
    visitor = socket.create_connection(("127.0.0.1", 80), timeout=10)
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
    ]
    visitor.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        piece = visitor.recv(4096)
        if not piece:
            return say(status=0)
        answer += piece
    status = int(answer[9:12])
    if status != 101:
        return say(status=status)
    mask, text = os.urandom(4), b"hello"
    frame = bytes([0x81, 0x80 | len(text)]) + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(text))
    visitor.sendall(frame)
    back = answer.split(b"\r\n\r\n", 1)[1] or visitor.recv(4096)
    say(status=status, echo=back[2:].decode())


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
    done = globals()[sys.argv[1]](*sys.argv[2:])
    if asyncio.iscoroutine(done):
        asyncio.run(done)
