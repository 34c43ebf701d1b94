"""What a document consists of: its headings as a tree, its lists, its table of contents as far as it is typed, its back matter.

`candidates` gathers the paragraphs that bear a number or a heading's style, `evidence` says what speaks for and against each
way to take them, `search` finds the reading of the whole document that costs least, `reading` makes the tree of it.
"""
