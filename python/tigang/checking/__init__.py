"""The check: rules, which of them are broken where, and which fixes go together."""
