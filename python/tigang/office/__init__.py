"""LibreOffice itself: its process, its profile, the files it opens, its services."""

import uno  # noqa: F401 - makes com.sun.star importable
