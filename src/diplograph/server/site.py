"""The picture that `build` wrote, the state of the server, and the style of its pages."""

from __future__ import annotations

import hashlib
import html
import re

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from diplograph import __version__
from diplograph.server import web
from diplograph.server.pool import Pool
from diplograph.server.snapshot import Place

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"\r\n]*)"', re.IGNORECASE)
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="4" cy="8" r="3" fill="#3b6ea5"/>'
    '<circle cx="12" cy="8" r="3" fill="#b5533c"/><path d="M4 8h8" stroke="#777"/></svg>'
)


class Site:
    """Reads the picture anew when it has changed, and remembers its tag."""

    def __init__(self, place: Place, pool: Pool) -> None:
        self._file = place.folder / "index.html" if place.folder else None
        self._pool = pool
        self._read: tuple[object, bytes, dict[str, str]] = (None, b"", {})

    def has_picture(self) -> bool:
        """Whether there is a picture to look at."""
        return self._file is not None and self._file.is_file()

    async def front(self, request: Request) -> Response:
        """The picture; where there is none, the page of questions."""
        try:
            content, headers = self._picture()
        except OSError:
            return RedirectResponse("/query", 303)
        if headers["ETag"] in [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]:
            return Response(None, 304, headers)
        return Response(content, headers=headers, media_type="text/html")

    def _picture(self) -> tuple[bytes, dict[str, str]]:
        if self._file is None:
            raise FileNotFoundError
        state = self._file.stat()
        now = (state.st_ino, state.st_size, state.st_mtime_ns)
        before, content, headers = self._read
        if now != before:
            content = self._file.read_bytes()
            headers = {
                "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"',
                "Cache-Control": "no-cache",
                "Content-Security-Policy": policy(content.decode("utf-8", errors="replace")),
            }
            self._read = (now, content, headers)
        return content, headers

    async def health(self, _: Request) -> Response:
        """Whether queries are answered, for whoever watches over the server."""
        alive = self._pool.alive
        state = {"status": "ok" if alive else "starting", "workers": alive, "version": __version__}
        return JSONResponse(state, 200 if alive else 503, {"Cache-Control": "no-store"})


def policy(page: str) -> str:
    """What the page says about itself, so that it holds from the first byte; a page that says nothing may do nothing."""
    match = _POLICY.search(page)
    told = html.unescape(match[1]) if match else "default-src 'none'"
    return f"{told.encode('ascii', errors='replace').decode('ascii')}; frame-ancestors 'none'"


async def style(_: Request) -> Response:
    """The style of all pages but the picture."""
    return Response(web.asset("style.css"), media_type="text/css", headers={"Cache-Control": "no-cache"})


async def icon(_: Request) -> Response:
    """The sign of a tab."""
    return Response(_ICON, media_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"})
