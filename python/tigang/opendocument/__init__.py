"""OpenDocument texts in memory: cleaned of all that would run, lead outside or change the pages; their fields filled in.

A rich snippet is such a file. Whatever somebody laid into a shared folder, only what `cleaning` lets pass goes into a document.
`package` is the zip, `markup` the XML in it, `preparing` makes ready for a document, `contents` says what is in a file.
https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/OpenDocument-v1.3-os-part3-schema.html
"""
