"""What would go out with a document and is none of its text: found, and taken out.

To take something out changes the document: it happens within a step of the undo that `editor.in_one_step` has begun.
"""

from __future__ import annotations

import functools
import re
from typing import Any, Callable, Iterator, List, Mapping, NamedTuple

from com.sun.star.uno import RuntimeException

from ..document.leftovers import NAMING, Leftovers, Personal
from ..errors import TigangError
from ..office.uno_helpers import service
from . import margins, places, portions, recorded, texts, undoable

_PERSONAL, _TEMPLATE = ("Author", "ModifiedBy", "PrintedBy"), "TemplateURL"
#: By whom LibreOffice 25.2 says that a document was printed when it was exported: "PDF files", in the language of the
#: interface, and after a colon the person's name, if that is to be said.
_PDF_BY_NOBODY = re.compile("[^:：]*PDF[^:：]*")
_HIDING = ("com.sun.star.text.TextField.HiddenText", "com.sun.star.text.TextField.HiddenParagraph")


def read(document: Any) -> Leftovers:
    """Count what is left in a document. Nothing is changed."""
    document.lockControllers()
    try:
        fields = list(portions.each(document.TextFields))
        return Leftovers(
            changes=sum(1 for _ in portions.each(document.Redlines)),
            comments=sum(portions.is_comment(field) for field in fields),
            hidden=sum(1 for _ in _hidden(document, fields)),
            personal=tuple(_personal(document)),
        )
    finally:
        document.unlockControllers()


def remove(document: Any, kind: str) -> None:
    """Take out all of a kind of `REMOVABLE`. Raises TigangError (protected, changes-protected)."""
    _REMOVERS[kind](document)


# --- changes and comments ---------------------------------------------------------------------------------------------


def _accept_changes(document: Any) -> None:
    """Accept all tracked changes, as Edit ▸ Track Changes ▸ Accept All does: there is no other way to do so."""
    helper = service("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch(document.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, ())
    if any(True for _ in portions.each(document.Redlines)):
        raise TigangError("changes-protected")


def _delete_comments(document: Any) -> None:
    """Delete all comments; what they are about stays."""
    for field in list(portions.each(document.TextFields)):
        if portions.is_comment(field):
            _remove_field(field)


def _remove_field(field: Any) -> None:
    field.Anchor.Text.removeTextContent(field)


# --- hidden text ------------------------------------------------------------------------------------------------------


class _Hidden(NamedTuple):
    """Something that is not shown."""

    place: Any  # a range, of which one can tell whether it is protected
    remove: Callable[[], None]


def _remove_hidden(document: Any) -> None:
    found = list(_hidden(document, list(portions.each(document.TextFields))))
    for one in found:
        places.refuse_protected(one.place)
    for one in reversed(found):
        one.remove()


def _hidden(document: Any, fields: List[Any]) -> Iterator[_Hidden]:
    yield from _hidden_sections(document)
    for text in _texts(document):
        for paragraph in texts.paragraphs(text):
            yield from _hidden_in(text, paragraph)
    yield from _hiding(fields)


def _hidden_sections(document: Any) -> Iterator[_Hidden]:
    """Yield the outermost sections that are hidden."""
    for name in document.TextSections.ElementNames:
        section = document.TextSections.getByName(name)
        if _is_hidden(section) and not _is_hidden(section.ParentSection):
            yield _Hidden(section.Anchor.Start, functools.partial(_remove_section, section))


def _hiding(fields: List[Any]) -> Iterator[_Hidden]:
    """Yield the fields whose condition hides their text or their paragraph."""
    for field in fields:
        if field.supportsService(_HIDING[0]) and not field.getPresentation(False):
            yield _Hidden(field.Anchor, functools.partial(_remove_field, field))
        elif field.supportsService(_HIDING[1]) and field.IsHidden:
            yield _Hidden(field.Anchor, functools.partial(_remove_paragraph_at, field))


def _is_hidden(section: Any) -> bool:
    """Return whether a section, if it is one, or one around it is hidden; of an index Writer says that it is not visible now."""
    if section is None:
        return False
    return not (section.IsVisible or section.IsCurrentlyVisible) or _is_hidden(section.ParentSection)


def _hidden_in(text: Any, paragraph: Any) -> Iterator[_Hidden]:
    """Return the runs of hidden characters of a paragraph; if all of it is hidden and holds no object, the paragraph."""
    if _is_hidden(paragraph.TextSection):  # goes with its section
        return
    runs = [part for part in portions.each(paragraph) if part.TextPortionType == "Text" and part.String]
    hidden = [part for part in runs if part.CharHidden]
    if not hidden:
        return
    if len(hidden) == len(runs) and not portions.holds_object(paragraph):
        yield _Hidden(paragraph.Start, functools.partial(_remove_paragraph, paragraph))
        return
    for part in hidden:
        yield _Hidden(part.Start, functools.partial(text.createTextCursorByRange(part).setString, ""))


def _remove_paragraph(paragraph: Any) -> None:
    """Remove a paragraph; the only one of a text, or the one behind a table at its end, stays and becomes empty."""
    try:
        paragraph.dispose()
    except RuntimeException:
        paragraph.setString("")


def _remove_paragraph_at(field: Any) -> None:
    place = field.Anchor
    for paragraph in list(portions.each(place.Text.createTextCursorByRange(place))):
        _remove_paragraph(paragraph)


def _remove_section(section: Any) -> None:
    """Remove a section with all that it holds."""
    for child in section.ChildSections:
        child.dispose()  # what is in it stays, and goes with the rest
    content = section.Anchor.Text.createTextCursorByRange(section.Anchor)
    section.dispose()
    for element in reversed(list(portions.each(content))):
        _remove_paragraph(element)


def _texts(document: Any) -> Iterator[Any]:
    """Yield all texts of a document: its body, table cells, frames, notes, headers and footers."""
    yield document.Text
    for number in range(document.TextTables.Count):
        table = document.TextTables.getByIndex(number)
        yield from (table.getCellByName(name) for name in table.CellNames)
    for access in (document.TextFrames, document.Footnotes, document.Endnotes):
        yield from (access.getByIndex(number) for number in range(access.Count))
    yield from (text for _, text in margins.headers_and_footers(document))


# --- personal data ----------------------------------------------------------------------------------------------------


def _personal(document: Any) -> Iterator[Personal]:
    known = document.DocumentProperties
    for name in _PERSONAL:
        if getattr(known, name).strip() and not _PDF_BY_NOBODY.fullmatch(getattr(known, name)):
            yield Personal(name, getattr(known, name))
    if known.TemplateURL.startswith("file:"):  # tells where somebody's files lie
        yield Personal(_TEMPLATE, known.TemplateURL)
    bag = known.UserDefinedProperties
    for each in bag.PropertySetInfo.Properties:
        value = bag.getPropertyValue(each.Name)
        if each.Name.lower() in NAMING and str(value or "").strip():
            yield Personal(each.Name, str(value))


def _remove_personal(document: Any) -> None:
    """Empty the properties that name a person; and when the document is saved, Writer does not put the person's name in again.

    Writer undoes neither properties nor settings, so our own step does.
    """
    known, settings = document.DocumentProperties, document.createInstance("com.sun.star.document.Settings")
    found = {one.name for one in _personal(document)}
    own = {name: getattr(known, name) for name in (*_PERSONAL, _TEMPLATE)}
    bag = known.UserDefinedProperties
    added = {name: bag.getPropertyValue(name) for name in found - own.keys()}
    applied = settings.ApplyUserData

    def set_all(values: Mapping[str, Any], more: Mapping[str, Any], apply: bool) -> None:
        for name, value in values.items():
            setattr(known, name, value)
        recorded.set_properties(document, more)
        settings.ApplyUserData = apply

    kept = {name: "" if name in found else value for name, value in own.items()}
    taken = functools.partial(set_all, kept, dict.fromkeys(added), False)
    document.UndoManager.addUndoAction(undoable.Step(functools.partial(set_all, own, added, applied), taken))
    taken()


_REMOVERS: Mapping[str, Callable[[Any], None]] = {
    "changes": _accept_changes,
    "comments": _delete_comments,
    "hidden": _remove_hidden,
    "personal": _remove_personal,
}
