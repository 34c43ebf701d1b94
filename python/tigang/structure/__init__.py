"""The headings of a document: candidates, levels, the tree, its numbers, its back matter."""
