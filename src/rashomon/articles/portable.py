"""PDF files with a text layer."""

import logging
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from rashomon.articles.assemble import Found, article
from rashomon.articles.sources import LARGEST, Source, whole
from rashomon.errors import InputError
from rashomon.model.article import Article

PAGES = 500
"""Most pages: a newspaper has 100, a report 300; more is a book."""
DAMAGED = (PyPdfError, OSError, ArithmeticError, AttributeError, LookupError, NotImplementedError, RecursionError, TypeError, ValueError)
"""What pypdf raises on damaged files: it walks their objects as they come, and broken ones raise whatever their use raises."""
SHORT = 0.75
"""A line under this part of the widest one that ends a sentence ends its paragraph too."""


def read_pdf(source: Source) -> Iterator[Article]:
    """Yield the one article of a PDF file; its text is the text layer, wrapped lines joined, paragraphs apart by blank lines.

    Raises:
        InputError: if the file is no PDF, is encrypted, too long, or has no text layer.
    """
    data = whole(source)
    if b"%PDF-" not in data[:1024]:
        raise InputError(source.name, "is no PDF file")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(source.name, "is encrypted")
        if len(reader.pages) > PAGES:
            raise InputError(source.name, f"has more than {PAGES} pages")
        pages = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > LARGEST:
                raise InputError(source.name, f"is larger than {LARGEST} characters")
        info = reader.metadata
        title = str(info.title or "") if info else ""
        author = str(info.author or "") if info else ""
    except InputError:
        raise
    except DAMAGED as error:
        raise InputError(source.name, f"is a damaged PDF file: {' '.join(str(error).split())[:100] or type(error).__name__}") from error
    text = "\n\n".join(part for page in pages if (part := joined(page)))
    if not text:
        raise InputError(source.name, "holds no text layer (a scan?)")
    notes = (f"text layer of {len(pages)} pages; lines joined to paragraphs",)
    yield article(
        Found(
            id=source.id,
            name=source.name,
            text=text,
            data=data,
            title=" ".join(title.split()) or None,
            authors=(" ".join(author.split()),) if author.strip() else (),
            notes=notes,
        ),
        source,
    )


def joined(page: str) -> str:
    r"""Return the text of a page with its lines joined to paragraphs.

    >>> joined("Two boats sank off the northern coast on\nMonday, the port said.\nNobody was hurt.")
    'Two boats sank off the northern coast on Monday, the port said.\n\nNobody was hurt.'
    """
    lines = [" ".join(line.split()) for line in page.split("\n")]
    widest = max(map(len, lines), default=0)
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line:
            paragraphs.append([])
            continue
        before = paragraphs[-1]
        if before and before[-1].endswith("-") and line[:1].islower():
            before[-1] = before[-1][:-1] + line
        else:
            before.append(line)
        ended = line.rstrip("\"'”’)").endswith((".", "!", "?"))
        if (ended and len(line) < SHORT * widest) or (len(line) < SHORT * widest / 2 and not ended):
            paragraphs.append([])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)
