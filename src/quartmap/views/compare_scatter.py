"""Part of the page that compares: scatter."""

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import state

PARAMETERS: tuple[state.Parameter, ...] = ()


def draw(package: DataPackage, words: Texts) -> None:
    """Draw this part."""
