"""Unit tests know no LibreOffice."""
