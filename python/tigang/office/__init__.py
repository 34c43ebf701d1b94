"""LibreOffice itself: its process, its profile, the files it opens, its services."""
