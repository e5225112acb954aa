"""Builds the site: what MkDocs cannot do happens here, before and after it.

`python -m publish` is the whole way from checked data to a finished `site/`.
"""
