"""Passages that several documents share word for word."""
