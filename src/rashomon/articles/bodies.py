"""The body of a page as plain text: trafilatura finds it; nothing that it found is lost on the way, and what it lost is noticed."""

import re
from collections import Counter

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from rashomon.articles.markup import Shown
from rashomon.errors import InputError

DEEPEST = 250
"""Nesting that libxml2's HTML parser follows (253 levels were measured); below it text vanishes without a word."""
PARAGRAPHS = 20_000
"""Most paragraphs of a page: trafilatura needs more than 25 s for 200,000. The longest of 70 real pages has 697."""
LEAST = 0.10
"""Least part of the visible text outside links and menus that an extraction may keep; of 70 real pages the least is 0.25."""
ENOUGH = 200
"""Visible characters below which the part says nothing."""
REFRAIN = 5
"""Words from which an equal paragraph is marked as a true repetition: shorter ones are buttons."""

OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f" ?{OPEN}\\d+{CLOSE}")
INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
"""Soft hyphens and the like, with which sites tell browsers where words may be broken; they would break words for every reader of text."""
BLOCKS = frozenset(("p", "head", "item", "quote", "code", "row", "list", "table", "div", "ab", "fw"))


def parse(page: str, name: str) -> HtmlElement:
    """Return the tree of a page.

    Raises:
        InputError: if there is no element in it.
    """
    clean = page.translate(_CONTROLS)
    try:
        # bytes, because lxml refuses text that declares its encoding
        tree = document_fromstring(clean.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, ValueError) as error:
        raise InputError(name, "holds no HTML element") from error
    return tree


_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")


def body_of(tree: HtmlElement, visible: Shown, name: str) -> str:
    """Return the article text of a page, blocks apart by blank lines; the tree is changed.

    Raises:
        InputError: if no text is found, or so little that some was lost on the way.
    """
    if visible.paragraphs > PARAGRAPHS:
        raise InputError(name, f"has {visible.paragraphs} paragraphs, more than {PARAGRAPHS}: a dump, not an article")
    if visible.depth > DEEPEST:
        raise InputError(name, f"suspect: text lost (elements nested {visible.depth} deep, {DEEPEST} can be read)")
    _mark_repeats(tree)
    document = trafilatura.bare_extraction(tree, include_comments=False)
    found = None if document is None or isinstance(document, dict) else document.body
    text = "" if found is None else "\n\n".join(_blocks(found))
    length = len("".join(text.split()))
    if not length:
        raise InputError(name, "suspect: text lost (no article found in a page that shows text)" if visible.words else "shows no text")
    if visible.running > ENOUGH and length < LEAST * visible.running:
        raise InputError(name, f"suspect: text lost ({length} of {visible.running} visible characters were kept)")
    return text


def _mark_repeats(tree: HtmlElement) -> None:
    """Number the paragraphs that stand more than once, because trafilatura keeps one of equal neighbours."""
    paragraphs = [(element, " ".join("".join(map(str, element.itertext())).split())) for element in tree.iter("p")]
    counts = Counter(words for _, words in paragraphs if len(words.split()) >= REFRAIN)
    for number, (element, words) in enumerate(paragraphs):
        if counts[words] > 1 and not len(element):
            element.text = f"{element.text} {OPEN}{number}{CLOSE}"


def _blocks(body: etree._Element) -> list[str]:
    """Return the text of the blocks of an extracted body, in order."""
    found: list[str] = []
    run: list[str] = []

    def close() -> None:
        words = MARK.sub("", " ".join("".join(run).translate(INVISIBLE).split()))
        run.clear()
        if words.strip():
            found.append(words.strip())

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in BLOCKS:
                close()
            elif tag == "cell":
                run.append(" ")
            if tag == "item":
                run.append("- ")
            if tag == "lb":
                run.append(" ")
            run.append(element.text or "")
        else:
            if tag in BLOCKS:
                close()
            run.append(element.tail or "")
    close()
    return [words for words in found if words != "-"]
