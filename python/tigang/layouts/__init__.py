"""Layouts: how a kind of document looks, and how a document differs from that."""
