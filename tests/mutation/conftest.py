"""The office of the tests in Writer, for the part of the mutation test that goes through files."""

from __future__ import annotations

from tests.writer.conftest import _session_office, office, profile  # noqa: F401 - pytest finds them here by their names
