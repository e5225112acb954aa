"""The ids of one checklist among several on a page: each begins with the name of its case."""

import re

from markupsafe import Markup

# Text and values are escaped: only an attribute has these signs.
_ID = re.compile(r' id="([^"]*)"')
# As a landmark it would bear the same name as that of the page's own checklist.
_LANDMARK = re.compile(r"<section(?= )")
_REFERENCE = re.compile(
    r' (id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"| href="#([^"]*)"'
)


def prefixed(html: Markup, name: str) -> Markup:
    """Return the HTML with the ids of the case ``name``, and what refers to them; as it is for a case without a name."""
    if not name:
        return html
    own = set(_ID.findall(html))

    def named(found: re.Match[str]) -> str:
        attribute, ids, target = found.groups()
        if attribute:
            return f' {attribute}="{" ".join(f"{name}-{one}" for one in ids.split())}"'
        return f' href="#{name}-{target}"' if target in own else found[0]

    return Markup(_REFERENCE.sub(named, _LANDMARK.sub('<section role="group"', html)))  # noqa: S704 as escaped as it was
