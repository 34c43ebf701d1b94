"""Text without documents: numerals, numbers of headings, similarity, templates, patterns."""
