"""The libraries that Tigang brings along.

All extensions of a LibreOffice share one Python and one ``sys.path``; under a name of our own nobody else's copy is taken
for ours, nor ours for theirs. In a checkout there is no such folder and the installed libraries serve.
"""

try:
    from ._vendor import fastjsonschema, yaml  # type: ignore[attr-defined,import-not-found,unused-ignore]
except ImportError:
    import fastjsonschema  # type: ignore[import-untyped,no-redef,unused-ignore]
    import yaml  # type: ignore[no-redef,unused-ignore]

__all__ = ["fastjsonschema", "yaml"]
