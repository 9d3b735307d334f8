"""One HTTPS request to a host that a stranger named: only to public addresses, only port 443, never redirected.

A browser tells us where its push service is, and a browser can be made to say anything. So the name is looked up once,
every address it has is checked, and the connection goes to the address that was checked: a name that answers otherwise
the second time gains nothing. Certificates are checked for the name. Nothing follows a redirect, no proxy is used, and
of the answer only its first bytes are read.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

SECONDS = 10.0
PORT = 443
LONGEST_ADDRESS = 2048
# Each may take its ten seconds, and all together have to stay under the queue's lease.
MOST_ADDRESSES = 4
_MOST_ANSWER_BYTES = 1024
# Addresses of IPv6 that carry one of IPv4 in them; what they lead to is not ours to guess.
_CARRIERS = [ipaddress.ip_network(one) for one in ("64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16")]


class NotPublic(Exception):
    """The address is not https on a public host's port 443. The message does not repeat it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. Unit: `retry_after` in seconds, 0 where nothing was said."""

    status: int
    retry_after: int = 0


class _Pinned(http.client.HTTPSConnection):
    """A connection to one of the checked addresses, with the certificate of the name."""

    def __init__(self, host: str, addresses: list[str], context: ssl.SSLContext) -> None:
        super().__init__(host, PORT, timeout=SECONDS, context=context)
        self._addresses, self._checks = addresses, context

    def connect(self) -> None:
        """Connect to an address that was checked and never to the name; the last one's error is raised."""
        for number, address in enumerate(self._addresses, start=1):
            try:
                plain = socket.create_connection((address, self.port), SECONDS)
                break
            except OSError:
                # A name often has an address of IPv6 that is out of reach from here.
                if number == len(self._addresses):
                    raise
        self.sock = self._checks.wrap_socket(plain, server_hostname=self.host)


def is_public(address: str) -> bool:
    """Whether anybody on the internet has this address: no private, local, shared or reserved one, in any disguise."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return is_public(str(parsed.ipv4_mapped))
        if parsed.scope_id or any(parsed in carrier for carrier in _CARRIERS):
            return False
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def host_of(url: str) -> str:
    """Return the host of an address that may be written to. Errors: NotPublic."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise NotPublic("this is no web address") from None
    is_plain = parts.username is None and parts.password is None and not parts.fragment
    is_clean = url.isascii() and url.isprintable() and " " not in url and len(url) <= LONGEST_ADDRESS
    if parts.scheme != "https" or not parts.hostname or port not in {None, PORT} or not (is_plain and is_clean):
        raise NotPublic("only https on port 443 is written to")
    host = parts.hostname
    # A bare number is an address, whatever base it is written in; names of push services have a dot and letters.
    if "." not in host.rstrip(".") and ":" not in host:
        raise NotPublic("only full names are written to")
    return host


def checked(host: str) -> list[str]:
    """Return a few addresses of the host; all it has must be public. Errors: NotPublic; OSError for no such name."""
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)]
    if not found or not all(is_public(one) for one in found):
        raise NotPublic("this host is not public")
    return list(dict.fromkeys(found))[:MOST_ADDRESSES]


def context() -> ssl.SSLContext:
    """Return the rules for certificates: the machine's own."""
    return ssl.create_default_context()


def post(url: str, body: bytes, headers: dict[str, str]) -> Reply:
    """Send the body and return what was said.

    Errors: NotPublic; OSError and http.client.HTTPException when nothing could be said.
    """
    host = host_of(url)
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = _Pinned(host, checked(host), context())
    try:
        connection.request("POST", target, body=body, headers=headers)
        answer = connection.getresponse()
        answer.read(_MOST_ANSWER_BYTES)
        return Reply(answer.status, _seconds(answer.getheader("Retry-After", "")))
    finally:
        connection.close()


def _seconds(text: str) -> int:
    # A date is allowed, too; push services send seconds, and a wait of our own is there for the rest.
    return min(int(text), 24 * 3600) if text.isascii() and text.isdigit() and len(text) < 7 else 0
