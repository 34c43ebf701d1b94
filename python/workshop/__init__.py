"""The workshop: building, installing, trying and testing Tigang. For people who work on it; never in the extension."""
