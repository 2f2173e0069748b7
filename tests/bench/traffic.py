"""What a change costs on the wire, told apart by what it is for."""

from dataclasses import dataclass, field
from typing import Final

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

KINDS: Final = ("map", "table_chart", "other")
_TABLES: Final = frozenset({"dataframe", "table", "vega_lite_chart"})


@dataclass
class Traffic:
    """The messages that the server sent to a page since `clear`."""

    messages: list[tuple[str, int]] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    """Kind by hash: what the browser has had before is sent as its hash."""

    def follow(self, page: Page) -> "Traffic":
        """Listen to all sockets that the page opens from now on."""
        page.on("websocket", self._socket)
        return self

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._receive)

    def _receive(self, payload: str | bytes) -> None:
        if isinstance(payload, bytes):
            message = ForwardMsg.FromString(payload)
            kind = self.known.get(message.ref_hash) or _kind(message)
            if message.hash:
                self.known[message.hash] = kind
            self.messages.append((kind, len(payload)))

    def clear(self) -> None:
        self.messages.clear()

    def bytes_by_kind(self) -> dict[str, int]:
        """Return the bytes received for the map, for table and chart, for all else."""
        sums = dict.fromkeys(KINDS, 0)
        for kind, size in self.messages:
            sums[kind if kind in sums else "other"] += size
        return sums

    def position(self, kind: str) -> int:
        """Return the place of the first message of a kind, -1 if there is none."""
        kinds = [one for one, _ in self.messages]
        return kinds.index(kind) if kind in kinds else -1


def _kind(message: ForwardMsg) -> str:
    kind = str(message.WhichOneof("type"))
    if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
        element = str(message.delta.new_element.WhichOneof("type"))
        if element == "component_instance":
            return "map"
        return "table_chart" if element in _TABLES else element
    return kind
