"""Tigang (提纲): standard outlines, snippets and structure checks for LibreOffice Writer."""
