"""Style sheets of the screens, and where they are."""

from pathlib import Path
from typing import Final

STYLES: Final = Path(__file__).parent
"""An absolute path: Textual looks for a relative one beside the module of each class that inherits it."""
