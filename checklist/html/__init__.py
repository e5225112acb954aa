"""The one renderer: the same HTML for the published pages and for the browser while a user answers.

Everything goes through ``tags``, which escapes by default. Ids, not positions, name the controls: ``controls`` says how,
and ``effects`` what their use means, so that JavaScript needs to know nothing about routines.
"""
