"""Writer's side of Tigang: reading a document into a `Snapshot`, applying edits, moving the cursor.

With ``ui`` and the component the only place that knows UNO.
"""
