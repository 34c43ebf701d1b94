"""The library: where outlines, snippets and layouts lie, reading and writing them."""
