"""What a document consists of: its headings as a tree, its lists, its table of contents as far as it is typed, its back matter.

`places` finds the paragraphs that bear a number or a heading's style, `neighbours` what those around show, `candidates`
joins both, `evidence` says what speaks for and against each
way to take them, `search` finds the reading of the whole document that costs least, `reading` makes the tree of it.
"""
