"""Part of the page that compares: dumbbell."""

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import state

PARAMETERS: tuple[state.Parameter, ...] = ()


def draw(package: DataPackage, words: Texts) -> None:
    """Draw this part."""
