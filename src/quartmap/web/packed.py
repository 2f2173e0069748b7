"""Files that never change under their address: packed once, sent from memory."""

import gzip
import hashlib
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response

IMMUTABLE: Final = "public, max-age=31536000, immutable"
"""An address carries the hash of its content: what it names never changes."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as it is sent: `content` packed where that makes it smaller, else as it is."""

    content: bytes
    media_type: str
    tag: str
    packed: bool

    @classmethod
    def of(cls, content: bytes, media_type: str) -> "Packed":
        """Return the file packed; level 6 is where more time saves next to nothing."""
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        small = gzip.compress(content, 6, mtime=0)
        if len(small) < len(content):
            return cls(small, media_type, tag, packed=True)
        return cls(content, media_type, tag, packed=False)

    def reply(self, asked: Headers) -> Response:
        """Return the reply to a request with these headers."""
        headers = {"ETag": self.tag, "Cache-Control": IMMUTABLE, "Vary": "Accept-Encoding"}
        if asked.get("if-none-match") == self.tag:
            return Response(status_code=304, headers=headers)
        if not self.packed:
            return Response(self.content, media_type=self.media_type, headers=headers)
        if "gzip" in asked.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(self.content, media_type=self.media_type, headers=headers)
        return Response(gzip.decompress(self.content), media_type=self.media_type, headers=headers)
