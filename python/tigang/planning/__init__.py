"""Plans: how a document comes to its outline, as edits."""
