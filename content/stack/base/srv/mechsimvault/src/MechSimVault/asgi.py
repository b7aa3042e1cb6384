import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "MechSimVault.settings")

django_application = get_asgi_application()


async def echo(receive, send):
    while (event := await receive())["type"] != "websocket.disconnect":
        if event["type"] == "websocket.connect":
            await send({"type": "websocket.accept"})
        elif event.get("text") is not None:
            await send({"type": "websocket.send", "text": event["text"]})


async def application(scope, receive, send):
    """Django answers HTTP. One path speaks WebSocket; any other handshake is refused."""
    if scope["type"] != "websocket":
        await django_application(scope, receive, send)
    elif scope["path"] == "/ws/echo/":
        await echo(receive, send)
    else:
        await send({"type": "websocket.close"})
