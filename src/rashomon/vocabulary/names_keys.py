"""How a name is brought into the form in which names are compared."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_DOT = re.compile(r"\.(?=[^\W\d_]\.)")


def dotted(text: str) -> dict[int, int]:
    """Return where letters with dots begin, with the character after their last dot; a dot is found sooner than a letter.

    >>> dotted("The U.S. and the U.K.")
    {4: 8, 17: 21}
    """
    found: dict[int, int] = {}
    past = 0
    for dot in _DOT.finditer(text):
        start = dot.start() - 1
        whole = _DOTTED.match(text, start) if start >= past else None
        if whole:
            found[start] = past = whole.end()
    return found


def words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text with their start and end, hyphens and dots left out; "U.S." is one word, US."""
    found: list[tuple[str, int, int]] = []
    ends = dotted(text)
    skip = -1
    for match in WORD.finditer(text):
        start, end = match.span()
        if start < skip:
            continue
        if start in ends:
            skip = end = ends[start]
            found.append((text[start:end].replace(".", ""), start, end))
        else:
            found.append((match.group(), start, end))
    return found


def split(name: str) -> list[str]:
    """Return the words of a name, without their places."""
    return name.split() if _PLAIN.fullmatch(name) else [word for word, _, _ in words(name)]


@lru_cache(maxsize=1 << 15)
def key(text: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Unicode compatibility forms, case, diacritics, script, hyphens, a leading article and a final possessive make no difference; the
    letters do. Never used to show a name.

    >>> key("the Şuşa"), key("U.S."), key("Nagorno-Karabakh’s")
    ('susa', 'us', 'nagorno karabakh')
    """
    if _PLAIN.fullmatch(text):
        folded = text.lower()
        return _ARTICLE.sub("", folded) if folded.startswith(("the ", "a ", "an ")) else folded
    plain = _ARTICLE.sub("", _POSSESSIVE.sub("", unicodedata.normalize("NFKC", text).strip()))
    if not plain.isascii():
        plain = anyascii(plain)
    plain = plain.replace("'", "").replace("’", "")
    return " ".join(word for word, _, _ in words(plain)).casefold() or text.casefold()


def step(label: str) -> str:
    """Return a label as the last, readable step of an IRI: ASCII letters and digits, hyphens between words.

    >>> step("Ministry of Defence of São Tomé")
    'ministry-of-defence-of-sao-tome'
    """
    return "-".join(re.findall(r"[a-z0-9]+", anyascii(label).casefold().replace("'", "")))
