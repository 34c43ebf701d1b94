"""The verbs of the menu, for the menu, for macros and for tests alike. Each reads, thinks and edits.

A verb is a function of the document (a Writer model), its arguments and the environment. It answers with a mapping that
can be written as JSON, or raises TigangError, in which case the document is as it was.
"""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from . import archive, chapters, completion, fixes, given, learning, opendocument, snippets, texts, usage
from . import check as checking
from . import fields as fields_
from . import layout as layouts
from . import outline as outlines
from .document import Edit, Embed, FieldValue, Insert, LayOut, Record, Replace, ReplaceAll, Snapshot
from .environment import Environment
from .errors import TigangError
from .findings import Finding
from .given import Arguments
from .headings import recognise
from .library import Library, check_id, load_outline_file, save_outline, save_snippet
from .outline import Outline
from .snippets import Snippet, Spot
from .writer import autotext, editor, reader, styles, view
from .yamlfile import nearest

Result = Dict[str, Any]
Verb = Callable[[Any, Arguments, Environment], Result]
#: Chooses among the placeholders of a document, seen from a position; answers with a number.
Move = Callable[[Sequence[Spot], Optional[view.Position]], int]

_MOST_ROUNDS = 20  # of fixes that wait for each other; a bound in case two rules disagreed for ever


def insert_outline(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Outline (id, path or URL), Fields (JSON object), Mode: "insert" at the cursor, "replace" the whole body, or "complete":
    only what is missing, each section at its place. Numbering: "typed" or "automatic", by Writer's chapter numbering; where
    headings stay in the document, as theirs. Layout (id): the paragraph styles get its look; PageLayout (bool): the pages,
    too, which wipes the undo history.
    """
    known = given.named(arguments, "Outline", "Mode", "Fields", "Numbering", "Layout", "PageLayout")
    mode = given.choice(known, "Mode", ("insert", "replace", "complete"))
    automatic = given.choice(known, "Numbering", ("typed", "automatic")) == "automatic"
    library = environment.library()
    outline = find_outline(given.needed(known, "Outline"), library)
    snapshot = reader.read(document)
    asked = outlines.checked_fields(outline, given.decoded(known, "Fields", dict) or {})
    fields = {**_kept_fields(snapshot, outline), **asked}
    if mode == "complete":
        changes: List[Edit] = completion.complete(checking.subject_of(snapshot, outline, fields))
    else:
        blocks = outlines.plan(outline, fields)
        changes = [ReplaceAll(blocks) if mode == "replace" else Insert(blocks)]
    typed: Sequence[str] = ()
    if mode != "complete" or not chapters.headings(snapshot):  # a completion numbers its headings as those beside them
        changes, typed = chapters.number(outline, fields, changes, snapshot, automatic)
    added = sum(len(edit.blocks) for edit in changes if isinstance(edit, (Insert, ReplaceAll)))
    substituted: Sequence[Tuple[str, str]] = ()
    if known.get("Layout"):
        resolved = _lay_out(document, library.layout(known["Layout"]), page=given.flag(known, "PageLayout"))
        changes = [*layouts.break_titles(changes, resolved), LayOut(resolved.styles)]
        substituted = resolved.substituted
    record = [] if mode == "complete" and not changes else [Record(outline.id, fields, layout=known.get("Layout") or None)]
    made = _apply(document, [*changes, *record], environment, "insert-outline",
                  title=texts.pick(outline.title, environment.language))
    if added and not view.select_placeholder(document, made):
        _go_to_placeholder(document, following, None)
    return {"outline": outline.id, "paragraphs": added, "typed": list(typed),
            "fonts": [{"wanted": w, "taken": t} for w, t in substituted]}


def new_document(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Outline (id, path or URL), Fields (JSON object), Numbering ("typed" or "automatic"), Layout (id; else the outline's),
    Hidden (bool): a new document with the outline and its whole layout, ready to type in. ``document`` only says where
    LibreOffice is and stays as it is.
    """
    made, result = make_document(document.CurrentController.Frame, arguments, environment)
    return {**result, "document": made.RuntimeUID}


def _lay_out(document: Any, layout: layouts.Layout, page: bool) -> layouts.Resolved:
    """Lays the pages out, where that is asked for or nothing can be lost by it; the rest is for an edit."""
    editor.check_editable(document)
    resolved = layouts.resolve(layout, styles.installed_fonts(document))
    if resolved.page is not None and (page or not styles.has_history(document)):
        styles.lay_out_page(document, resolved.page, resolved.number)
    return resolved


def fill_placeholders(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Mode "best", or Snippets (JSON: section path -> snippet id); Fields (JSON object); Outline (else the recorded one)."""
    known = given.named(arguments, "Mode", "Snippets", "Fields", "Outline")
    library = environment.library()
    snapshot = reader.read(document)
    outline = outline_of(snapshot, library, known.get("Outline"))
    chosen = given.decoded(known, "Snippets", dict)
    if chosen is None:
        given.choice(known, "Mode", ("best",))
    fields = dict(snapshot.fields)
    if "Fields" in known:
        asked = given.decoded(known, "Fields", dict) or {}
        fields.update(outlines.checked_fields(outline, asked) if outline else asked)
    places = snippets.spots(snapshot, recognise(snapshot, outline.shapes if outline else ()))
    for path, name in (chosen or {}).items():
        library.snippet(name)
        paths = sorted({place.placeholder.section for place in places} - {""})
        if path not in paths:
            raise TigangError("unknown-section", section=path, nearest=", ".join(nearest(path, paths) or paths) or "-")
    values = {**view.computed_fields(document), **fields}
    every = list(library.snippets.values())
    there = snippets.standing(snapshot, every, values, environment.language)
    filling = snippets.fill(places, every, outline, values, chosen, _embedder(document, values), there)
    record: List[Edit] = [Record(None, fields)] if fields != snapshot.fields else []
    _apply(document, [*filling.edits, *record], environment, "fill-placeholders", count=len(filling.filled))
    if chosen:  # the best ones nobody has chosen: counted, they would choose themselves again and again
        usage.add(environment.personal, [name for name in filling.filled if name in library.snippets])
    return {"filled": len(filling.filled), "snippets": filling.filled, "left": filling.left}


def insert_snippet(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Snippet (id): into the placeholder at the cursor, else at the cursor."""
    known = given.named(arguments, "Snippet")
    library = environment.library()
    snippet = library.snippet(given.needed(known, "Snippet"))
    snapshot = reader.read(document)
    place = placeholder_at_cursor(document, snapshot)
    values = {**view.computed_fields(document), **snapshot.fields}
    spot = place.placeholder if place else None
    edit = snippets.insertion(snippet, values, snippet.language or environment.language, spot.section if spot else "text",
                              _embedder(document, values))
    if place and spot:
        edit = edit._replace(paragraph=place.paragraph, start=spot.start, end=spot.end)
    _apply(document, [edit], environment, "insert-snippet", title=snippet.title)
    usage.add(environment.personal, [snippet.id])
    return {"snippet": snippet.id, "section": place.placeholder.section if place else None}


def expand_snippet(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Puts the snippet in the place of its id, which stands right before the cursor."""
    given.named(arguments)
    word = re.search(r"[a-z0-9]+(-[a-z0-9]+)*$", view.text_before_cursor(document))
    if word is None:
        raise TigangError("no-snippet-id")
    snippet = environment.library().snippet(word[0])
    snapshot = reader.read(document)
    values = {**view.computed_fields(document), **snapshot.fields}
    edit = snippets.insertion(snippet, values, snippet.language or environment.language, "text", _embedder(document, values))
    _apply(document, [edit._replace(start=-len(word[0]))], environment, "insert-snippet", title=snippet.title)
    usage.add(environment.personal, [snippet.id])
    return {"snippet": snippet.id}


def set_fields(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Fields (JSON object): gives fields of the document other values, in every place where theirs stand."""
    known = given.named(arguments, "Fields")
    snapshot = reader.read(document)
    outline = outline_of(snapshot, environment.library())
    asked = given.decoded(known, "Fields", dict) or {}
    new = outlines.checked_fields(outline, asked) if outline else asked
    edits = fields_.change(snapshot, new, outline.language if outline else environment.language)
    _apply(document, edits, environment, "set-fields")
    return {"changed": sum(isinstance(edit, Replace) for edit in edits), "fields": {**snapshot.fields, **new}}


def save_snippet_verb(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Title, Id (else made of the title), Tags and For (comma-separated): saves the selection in the personal library.
    As: "text", or "document" with its tables, images, lists, notes and formats, or "auto": what the selection asks for.
    """
    known = given.named(arguments, "Title", "Id", "Tags", "For", "As")
    wanted = given.choice(known, "As", ("auto", "text", "document"))
    snapshot = reader.read(document)
    text, package = selected(document, wanted)
    library = environment.library()
    title = known.get("Title") or snippets.title_from(text) or known.get("Id") or document.Title
    name = known.get("Id") or snippets.id_from(title, set(library.snippets))
    if name in library.snippets and library.snippets[name].source.startswith(str(environment.personal)):
        raise TigangError("file-exists", id=name, file=library.snippets[name].source)
    snippet = Snippet(name, title, text, given.listed(known.get("For")), given.listed(known.get("Tags")),
                      _language_of(snapshot, library))
    return {"snippet": name, "file": str(save_snippet(environment.personal, snippet, package)),
            "kind": "document" if package else "text"}


def save_outline_verb(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Id, Title: the open document's structure as an outline in the personal library."""
    known = given.named(arguments, "Id", "Title")
    name, title = given.needed(known, "Id"), known.get("Title") or given.needed(known, "Id")
    data = learnt([reader.read(document)], name, title)
    return {"outline": name, "file": str(save_outline(environment.personal, data))}


def export_library(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """File (path or URL of a .zip to be written): the personal library, to be handed on."""
    known = given.named(arguments, "File")
    target = given.path(given.needed(known, "File"))
    return {"file": str(target), "files": archive.export(environment.personal, target)}


def import_library(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """File (path or URL of a .zip), Existing: "keep" what the personal library has, or "replace" it; then it is backed up."""
    known = given.named(arguments, "File", "Existing")
    replace = given.choice(known, "Existing", ("keep", "replace")) == "replace"
    return archive.bring(given.path(given.needed(known, "File")), environment.personal, replace)._asdict()


def import_autotext(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Groups (JSON list of names or titles; else the person's own): Writer's AutoText becomes snippets of the personal library.

    Tags are the group's title and the shortcut. An entry that the library already has is passed over.
    """
    known = given.named(arguments, "Groups")
    wanted = given.decoded(known, "Groups", list)
    every = autotext.groups()
    for name in wanted or ():
        if not any(name in (group.name, group.title) for group in every):
            titles = [group.title for group in every]
            raise TigangError("wrong-argument", argument="Groups", value=name, allowed=", ".join(titles))
    chosen = [group for group in every
              if (group.own if wanted is None else {group.name, group.title} & set(wanted))]
    offered = (archive.Offered(f"{group.name} {item.shortcut}", item.title or item.shortcut, (group.title, item.shortcut),
                               item.content)
               for group in chosen for item in autotext.items(group.name))
    taken = archive.bring_documents(environment.personal, environment.library(), offered)
    failed = [{"entry": where, "message": texts.get(f"error.{error.code}", environment.language, **error.values)}
              for where, error in taken.failed]
    return {"snippets": taken.added, "same": taken.same, "failed": failed}


def check_structure(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Outline (id, path or URL; else the recorded one, else the best match). Changes nothing."""
    known = given.named(arguments, "Outline")
    return checked(document, environment, known.get("Outline")).as_json()


def fix_structure(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Rules (JSON list), Paragraph (0-based), Outline: mends the findings that have a fix.

    Without Rules the safe fixes of all rules; with them also those of these rules that the person would be asked about.
    With Paragraph only findings there. Rounds go on until no fix is left, because one may wait for another; all of them are
    one undo step.
    """
    known = given.named(arguments, "Rules", "Paragraph", "Outline")
    rules = given.decoded(known, "Rules", list)
    paragraph = int(known["Paragraph"]) if "Paragraph" in known else None
    library = environment.library()
    outline = find_outline(known["Outline"], library) if known.get("Outline") else None

    def check() -> checking.Report:
        return checking.check(reader.read(document), library.outlines, environment.language, outline, library.layouts)

    def choose(report: checking.Report) -> List[Tuple[Finding, Tuple[Edit, ...]]]:
        return fixes.together([f for f in report.findings if paragraph in (None, f.paragraph)], rules)

    editor.check_editable(document)
    report = check()
    if not choose(report):
        return {"fixed": 0, "findings": [finding.as_json() for finding in report.findings]}

    def rounds() -> Tuple[int, checking.Report]:
        fixed, now = 0, report
        for _ in range(_MOST_ROUNDS):
            chosen = choose(now)
            if not chosen:
                break
            editor.carry_on(document, [edit for _, edits in chosen for edit in edits])
            fixed += len(chosen)
            now = check()
        return fixed, now

    fixed, after = editor.in_one_step(document, texts.get("undo.fix-structure", environment.language), rounds)
    return {"fixed": fixed, "findings": [finding.as_json() for finding in after.findings]}


def leave_finding(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Rule, Paragraph (0-based), Outline: the document remembers that this finding is meant to stay as it is."""
    known = given.named(arguments, "Rule", "Paragraph", "Outline")
    rule, paragraph = given.needed(known, "Rule"), int(known.get("Paragraph", -1))
    library = environment.library()
    outline = find_outline(known["Outline"], library) if known.get("Outline") else None
    snapshot = reader.read(document)
    findings = checking.check(snapshot, library.outlines, environment.language, outline, library.layouts).findings
    left = {checking.leaving(f, snapshot) for f in findings if f.rule == rule and f.paragraph == paragraph}
    if not left:
        raise TigangError("no-such-finding", rule=rule, paragraph=paragraph)
    _apply(document, [Record(left=snapshot.left | left)], environment, "leave-finding")
    return {"left": len(snapshot.left | left)}


def next_placeholder(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Selects the placeholder after the cursor, after the last one the first."""
    given.named(arguments)
    return _go_to_placeholder(document, following, view.cursor_position(document))


def previous_placeholder(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Selects the placeholder before the cursor, before the first one the last."""
    given.named(arguments)
    return _go_to_placeholder(document, preceding, view.cursor_position(document))


VERBS: Mapping[str, Verb] = {
    "InsertOutline": insert_outline,
    "NewDocument": new_document,
    "FillPlaceholders": fill_placeholders,
    "InsertSnippet": insert_snippet,
    "ExpandSnippet": expand_snippet,
    "SetFields": set_fields,
    "SaveSnippet": save_snippet_verb,
    "SaveOutline": save_outline_verb,
    "ExportLibrary": export_library,
    "ImportLibrary": import_library,
    "ImportAutoText": import_autotext,
    "CheckStructure": check_structure,
    "FixStructure": fix_structure,
    "LeaveFinding": leave_finding,
    "NextPlaceholder": next_placeholder,
    "PreviousPlaceholder": previous_placeholder,
}


def run(verb: str, document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Runs a verb by its name in the menu. Raises TigangError (unknown-verb, no-document, not-a-text-document, …)."""
    if verb not in VERBS:
        raise TigangError("unknown-verb", verb=verb, nearest=", ".join(nearest(verb, list(VERBS)) or VERBS))
    if document is None:
        raise TigangError("no-document")
    return VERBS[verb](document, arguments, environment)


# --- shared by the verbs, the dialogs and the command line -----------------------------------------------------------


def learnt(snapshots: Sequence[Snapshot], name: str, title: str) -> Dict[str, Any]:
    """The outline of documents of one genre as data of its format. Raises TigangError (bad-id, no-headings)."""
    check_id(name)
    language = "zh-CN" if checking.subject_of(snapshots[0], None).chinese else "en"
    data = learning.learn(snapshots, name, title, language)
    if not any("heading" in section or "run-in" in section for section in data["sections"]):
        raise TigangError("no-headings")
    return data


def find_outline(name: str, library: Library) -> Outline:
    """The outline of an id, a path or a file URL."""
    if name.startswith("file:") or name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
        return load_outline_file(given.path(name))
    return library.outline(name)


def outline_of(snapshot: Snapshot, library: Library, name: Optional[str] = None) -> Optional[Outline]:
    """The outline named, else the one that the document records; None when it records none that the library has."""
    return find_outline(name, library) if name else library.outlines.get(snapshot.outline)


def make_document(frame: Any, arguments: Arguments, environment: Environment) -> Tuple[Any, Result]:
    """What NewDocument does, where there may be no document yet but only a frame: the document, and the answer."""
    known = given.named(arguments, "Outline", "Fields", "Numbering", "Layout", "Hidden")
    outline = find_outline(given.needed(known, "Outline"), environment.library())
    made = view.new_document(frame, given.flag(known, "Hidden"))
    try:
        layout = {"Layout": known.get("Layout") or outline.layout} if known.get("Layout") or outline.layout else {}
        inside = {"Outline": known["Outline"], "Fields": known.get("Fields", "{}"), "Mode": "replace",
                  "Numbering": known.get("Numbering", "typed"), **layout}
        return made, insert_outline(made, inside, environment)
    except TigangError:
        made.close(True)
        raise


def checked(document: Any, environment: Environment, name: Optional[str] = None) -> checking.Report:
    """The check of a document against the outline named, else the recorded one, else the one that fits best."""
    library = environment.library()
    outline = find_outline(name, library) if name else None
    return checking.check(reader.read(document), library.outlines, environment.language, outline, library.layouts)


class Selected(NamedTuple):
    """What is selected, as a snippet of it would be."""

    text: str
    package: bytes  # the .odt; b"" for a snippet that is only text


def selected(document: Any, wanted: str = "auto") -> Selected:
    """The selection as "text", as "document", or "auto": what it asks for. Raises TigangError (nothing-selected)."""
    text, name = view.selected_text(document).strip(), document.Title
    package = view.selected_package(document) if wanted != "text" else b""
    if package and (wanted == "document" or opendocument.rich(package, name)):
        package = opendocument.cleaned(package, name)
        text = opendocument.text_of(package, name)
    else:
        package = b""
    if not text and not (package and opendocument.holds(package, name)):
        raise TigangError("nothing-selected")
    return Selected(text, package)


def document_spots(snapshot: Snapshot, outline: Optional[Outline]) -> List[Spot]:
    """The placeholders of a document, in order."""
    return snippets.spots(snapshot, recognise(snapshot, outline.shapes if outline else ()))


def placeholder_at_cursor(document: Any, snapshot: Snapshot) -> Optional[Spot]:
    """The placeholder that the cursor touches or the selection begins with."""
    places = document_spots(snapshot, None)
    number = spot_at(places, view.cursor_position(document))
    return None if number is None else places[number]


def spot_at(places: Sequence[Spot], position: Optional[view.Position]) -> Optional[int]:
    """The number of the placeholder that a position touches."""
    if position is None:
        return None
    return next((number for number, (paragraph, spot, _) in enumerate(places)
                 if paragraph == position.paragraph and spot.start <= position.offset <= spot.end), None)


def following(places: Sequence[Spot], after: Optional[view.Position]) -> int:
    """The number of the first placeholder after a position, after the last one that of the first."""
    later = (number for number, (paragraph, spot, _) in enumerate(places)
             if after is None or (paragraph, spot.start) > tuple(after))
    return next(later, 0)


def preceding(places: Sequence[Spot], before: Optional[view.Position]) -> int:
    """The number of the last placeholder before a position, before the first one that of the last."""
    earlier = [number for number, (paragraph, spot, _) in enumerate(places)
               if before is not None and (paragraph, spot.start) < tuple(before)]
    return earlier[-1] if earlier else len(places) - 1


def select_spot(document: Any, place: Spot) -> None:
    """Selects a placeholder and brings it into view."""
    view.select(document, place.paragraph, place.placeholder.start, place.placeholder.end)


def _go_to_placeholder(document: Any, move: Move, position: Optional[view.Position]) -> Result:
    places = document_spots(reader.read(document), None)
    if not places:
        return {"placeholder": None, "count": 0}
    number = move(places, position)
    spot = places[number].placeholder
    select_spot(document, places[number])
    return {"placeholder": number + 1, "count": len(places), "section": spot.section or None, "guidance": spot.guidance}


def _apply(document: Any, edits: Sequence[Edit], environment: Environment, step: str, **values: Any) -> List[str]:
    return editor.apply(document, edits, texts.get(f"undo.{step}", environment.language, **values))


def _embedder(document: Any, values: Mapping[str, FieldValue]) -> snippets.Embedder:
    """Reads the documents of rich snippets and prepares them for this document."""
    known = styles.known(document)
    names = set(document.Bookmarks.ElementNames)

    def embed(snippet: Snippet, language: str, section: str) -> Embed:
        raw = opendocument.content(snippet.document)
        return opendocument.prepared(raw, snippet.document, known, values, language, section, names)

    return embed


def _kept_fields(snapshot: Snapshot, outline: Outline) -> Dict[str, Any]:
    """The document's fields that the outline has, too."""
    return {name: value for name, value in snapshot.fields.items() if name in outline.fields}


def _language_of(snapshot: Snapshot, library: Library) -> str:
    outline = library.outlines.get(snapshot.outline)
    return outline.language if outline else ""
