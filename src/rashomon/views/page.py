"""Pages that open from the disk: one file, no network, everything escaped.

The template engine escapes every value. The content security policy forbids all but the page's own styles and scripts, which it names by
digest, so that even a hole in the escaping would run nothing (R-13).
"""

import base64
import functools
import hashlib
import re

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


@functools.cache
def environment() -> Environment:
    """Return the template engine: escapes everything, and an unknown name is an error."""
    loader = PackageLoader("rashomon.views")
    return Environment(
        loader=loader, autoescape=select_autoescape(default=True), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(template: str, **values: object) -> str:
    """Return a page made from a template, with the policy that allows its own scripts and styles and nothing else."""
    page = environment().get_template(template).render(**values)
    allowed: dict[str, list[str]] = {"script": [], "style": []}
    for kind, content in INLINE.findall(page):
        value = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
        allowed[kind].append(f"'sha256-{value}'")
    scripts, styles = (" ".join(allowed[kind]) or "'none'" for kind in ("script", "style"))
    policy = f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'"
    return page.replace("<head>", f'<head>\n<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)
