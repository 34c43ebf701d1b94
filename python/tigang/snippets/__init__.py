"""Snippets: texts saved for use in many documents."""
