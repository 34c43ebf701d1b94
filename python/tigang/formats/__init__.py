"""Files: YAML with places, validation, extension, atomic writing."""
