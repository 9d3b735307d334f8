"""`leeward serve`, and plain `leeward`: set up what is missing, and serve with a worker beside it until stopped."""

from __future__ import annotations

import argparse
import socket
import sys
from typing import Any

# Named and not imported: web and cli stand on one line and do not see each other.
APPLICATION = "leeward.web.server:application"
HOST = "localhost"
PORT = 8000
SERVED: dict[str, Any] = {
    "factory": True,
    "log_level": "warning",
    "access_log": False,
    "server_header": False,
    "lifespan": "off",
    # Else uvicorn believes X-Forwarded-For of everybody who connects from this machine, and whoever comes in by a
    # tunnel or an onion service counts as a new network at each try. LEEWARD_TRUSTED_PROXIES decides (vault/throttle).
    "proxy_headers": False,
}


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's name and options."""
    words = subparsers.add_parser("serve", help="run Leeward (what plain `leeward` does)")
    words.add_argument("--host", default=HOST, help="the address to listen on (default: this machine only)")
    words.add_argument("--port", type=int, default=PORT, help="the port (default: 8000)")
    words.add_argument("--no-worker", action="store_true", help="reminders are sent by a `leeward worker` elsewhere")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped and return the exit status."""
    # Imported here so that a command that needs no server does not wait for one.
    import uvicorn

    from leeward.cli import installation
    from leeward.cli.beside import Beside

    try:
        installation.prepare()
        sockets = listen(args.host, args.port)
    except installation.NotReady as reason:
        print(f"Leeward did not start: {reason}", file=sys.stderr)
        return 1
    except OSError:
        print(
            f"Port {args.port} is in use, perhaps by another Leeward. Stop that one,"
            f" or run: leeward serve --port {args.port + 1}",
            file=sys.stderr,
        )
        return 1
    print(f"Leeward is open at http://{args.host}:{args.port}  (Ctrl+C stops it)", flush=True)
    worker = Beside()
    if not args.no_worker:
        worker.start()
    try:
        uvicorn.Server(uvicorn.Config(APPLICATION, **SERVED)).run(sockets=sockets)
    finally:
        worker.stop()
    return 0


def listen(host: str, port: int) -> list[socket.socket]:
    """Return listening sockets for every address of the host (localhost has two).

    Errors: OSError when the port is taken.
    """
    sockets = []
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind(address)
        # From here on a visitor waits a moment instead of being refused; the address is printed after this.
        listener.listen(128)
        sockets.append(listener)
    return sockets
