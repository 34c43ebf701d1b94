"""LibreOffice itself: its process, its profile, the files it opens, its services."""

from . import finding

finding.bring_uno()
