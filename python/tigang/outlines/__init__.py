"""Outlines: their model, reading them, matching documents to them, learning them from documents."""
