"""What of the vocabulary of OpenDocument may come along in a rich snippet. Everything else falls away.

What runs, fetches, asks for data, or belongs to the pages or the whole document is not among it.
https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/OpenDocument-v1.3-os-part3-schema.html
"""

from __future__ import annotations

import re

from .markup import ODF, odf, odf_names


def _of(prefix: str, names: str) -> str:
    return " ".join(f"{prefix}:{name}" for name in names.split())


_FRAME = """
    office:document-content office:document-styles office:automatic-styles office:font-face-decls office:body office:text
    office:chart
"""
_WORDS = """
    text:p text:h text:span text:a text:s text:tab text:line-break text:soft-page-break text:list text:list-header
    text:list-item text:number text:numbered-paragraph text:section text:note text:note-citation text:note-body text:ruby
    text:ruby-base text:ruby-text text:meta text:bookmark text:bookmark-start text:bookmark-end text:bookmark-ref
    text:reference-mark text:reference-mark-start text:reference-mark-end text:reference-ref text:note-ref text:sequence-ref
    office:annotation office:annotation-end dc:creator dc:date meta:creator-initials
"""
_FIELDS = _of(
    "text",
    """
    author-initials author-name chapter character-count conditional-text creation-date creation-time creator date
    description drop-down editing-cycles editing-duration expression file-name hidden-paragraph hidden-text image-count
    initial-creator keywords label measure meta-field modification-date modification-time object-count page-continuation
    page-count page-number page-variable-get page-variable-set paragraph-count placeholder print-date print-time printed-by
    sender-city sender-company sender-country sender-email sender-fax sender-firstname sender-initials sender-lastname
    sender-phone-private sender-phone-work sender-position sender-postal-code sender-state-or-province sender-street
    sender-title sequence sequence-decl sequence-decls sheet-name subject table-count table-formula template-name text-input
    time title user-defined user-field-decl user-field-decls user-field-get user-field-input variable-decl variable-decls
    variable-get variable-input variable-set word-count
""",
)
_INDEXES = _of(
    "text",
    """
    table-of-content table-of-content-source table-of-content-entry-template illustration-index illustration-index-source
    illustration-index-entry-template table-index table-index-source table-index-entry-template object-index
    object-index-source object-index-entry-template user-index user-index-source user-index-entry-template
    alphabetical-index alphabetical-index-source alphabetical-index-entry-template bibliography bibliography-source
    bibliography-entry-template bibliography-mark sort-key toc-mark toc-mark-start toc-mark-end user-index-mark
    user-index-mark-start user-index-mark-end alphabetical-index-mark alphabetical-index-mark-start
    alphabetical-index-mark-end index-body index-title index-title-template index-source-styles index-source-style
    index-entry-bibliography index-entry-chapter index-entry-link-start index-entry-link-end index-entry-page-number
    index-entry-span index-entry-tab-stop index-entry-text
""",
)
_TABLES = _of(
    "table",
    """
    table table-column table-columns table-column-group table-header-columns table-row table-rows table-row-group
    table-header-rows table-cell covered-table-cell title desc
""",
)
_DRAWINGS = """
    draw:a draw:frame draw:image draw:text-box draw:object draw:caption draw:circle draw:connector draw:contour-path
    draw:contour-polygon draw:custom-shape draw:ellipse draw:enhanced-geometry draw:equation draw:g draw:glue-point
    draw:handle draw:line draw:measure draw:path draw:polygon draw:polyline draw:rect draw:regular-polygon draw:fill-image
    draw:gradient draw:hatch draw:marker draw:opacity draw:stroke-dash svg:title svg:desc svg:linearGradient
    svg:radialGradient svg:stop dr3d:scene dr3d:light dr3d:cube dr3d:sphere dr3d:extrude dr3d:rotate office:binary-data
"""
_STYLES = """
    style:style style:font-face style:paragraph-properties style:text-properties style:graphic-properties
    style:table-properties style:table-column-properties style:table-row-properties style:table-cell-properties
    style:section-properties style:ruby-properties style:chart-properties style:list-level-properties
    style:list-level-label-alignment style:tab-stops style:tab-stop style:drop-cap style:background-image style:columns
    style:column style:column-sep style:map text:list-style text:list-level-style-bullet text:list-level-style-image
    text:list-level-style-number loext:graphic-properties
"""
_NUMBERS = _of(
    "number",
    """
    am-pm boolean boolean-style currency-style currency-symbol date-style day day-of-week embedded-text era fill-character
    fraction hours minutes month number number-style percentage-style quarter scientific-number seconds text text-content
    text-style time-style week-of-year year
""",
)
_CHARTS = _of(
    "chart",
    """
    axis categories chart data-label data-point date-scale domain equation error-indicator floor footer grid label-separator
    legend mean-value plot-area regression-curve series stock-gain-marker stock-loss-marker stock-range-line subtitle title
    wall
""",
)
_FORMULAS = _of(
    "math",
    """
    annotation maction maligngroup malignmark math menclose merror mfenced mfrac mi mlabeledtr mmultiscripts mn mo mover
    mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
    none semantics
""",
)

ELEMENTS = frozenset(
    odf_names(" ".join((_FRAME, _WORDS, _FIELDS, _INDEXES, _TABLES, _DRAWINGS, _STYLES, _NUMBERS, _CHARTS, _FORMULAS)))
)

#: In these an element that is not allowed leaves what is in it, unless that is not for people to read.
INLINE = frozenset(odf_names("text:p text:h text:span text:a text:ruby-base text:meta text:meta-field"))

#: Vocabularies of attributes that say how something is named, counted or looks; nothing in them is followed or run.
_LOOKS = tuple(
    f"{{{ODF}{name}:1.0}}"
    for name in (
        "style",
        "text",
        "table",
        "drawing",
        "datastyle",
        "xsl-fo-compatible",
        "svg-compatible",
        "chart",
        "dr3d",
    )
) + ("{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}", "{http://openoffice.org/2010/draw}")
_OTHERS = frozenset(
    odf_names(
        "office:version office:value office:value-type office:date-value office:time-value office:boolean-value "
        "office:string-value office:currency office:name office:title office:display xml:id xml:space xlink:href xlink:type"
    )
)
_MATHML = """
    accent accentunder align bevelled close color columnalign columnspacing columnspan depth display displaystyle encoding
    equalcolumns equalrows fence fontfamily fontsize fontstyle fontweight form frame height linebreak linethickness lquote
    lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation numalign open rowalign
    rowspacing rowspan rquote rspace scriptlevel separator separators stretchy subscriptshift superscriptshift symmetric
    voffset width
"""
_FORMULA = frozenset(_MATHML.split())
#: Among them what changes the pages, names a filter, or has no use without what has fallen away.
_NEVER = frozenset(
    odf_names(
        "style:master-page-name style:page-number draw:filter-name draw:control draw:code draw:archive draw:class-id "
        "text:connection-name text:database-name text:protection-key table:protection-key"
    )
)

#: What else is there falls away without a word: parts of any document, and marks of changes, whose text stays as it is.
SILENT = frozenset(
    odf_names("""
    office:master-styles office:meta office:settings office:styles style:default-page-layout style:default-style
    style:footnote-sep style:page-layout style:presentation-page-layout text:bibliography-configuration text:change
    text:change-end text:change-start text:linenumbering-configuration text:notes-configuration text:outline-style
    text:tracked-changes
""")
)

#: By what a person knows them; what is none of these is "other".
_KINDS = {
    "macro": "office:scripts office:script office:event-listeners text:script text:execute-macro",
    "control": "office:forms draw:control",
    "object": "draw:object draw:object-ole draw:applet draw:plugin draw:floating-frame",
    "data": "text:database-display text:database-next text:database-row-select text:database-row-number text:database-name "
    "text:dde-connection text:dde-connection-decls office:dde-source text:section-source table:table-source "
    "table:dde-links",
    "picture": "draw:image draw:fill-image style:background-image text:list-level-style-image office:binary-data",
}
KINDS = {name: kind for kind, names in _KINDS.items() for name in odf_names(names)}
_KIND_SPACES = {
    f"{ODF}script:1.0": "macro",
    f"{ODF}form:1.0": "control",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "data",
}

#: Links that a person may follow: to a page, a mailbox, or a place in the document.
_LINK = re.compile(
    r"(?:https?://|mailto:)[^\s\x00-\x20\x7f\\]+|#(?![A-Za-z][A-Za-z0-9+.-]*:)[^\x00-\x1f]*", re.IGNORECASE
)


def attribute(name: str, element: str) -> bool:
    """Return whether an attribute may come along on an element."""
    if name in _NEVER:
        return False
    if not name.startswith("{"):
        return name in _FORMULA and element.startswith("{http://www.w3.org/1998/Math/MathML}")
    return name.startswith(_LOOKS) or name in _OTHERS


def kind(element: str) -> str:
    """Return what a person calls an element that fell away: "macro", "control", "object", "data", "picture" or "other"."""
    return KINDS.get(element) or _KIND_SPACES.get(element[1:].partition("}")[0], "other")


def link(target: str) -> bool:
    """Return whether a link leads where a link may: over http, https or mailto, or to a place in the document."""
    return _LINK.fullmatch(target) is not None


LINKS = frozenset({odf("text:a"), odf("draw:a")})
