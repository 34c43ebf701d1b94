"""The dialogs by the verb that opens them."""

DIALOGS: dict = {}
