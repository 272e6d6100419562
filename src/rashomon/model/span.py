"""A stretch of text."""

from dataclasses import dataclass

from rashomon.errors import OffsetError


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """Half-open range of Unicode code points, [start, end), in the untouched text of an article.

    Every offset of rashomon is of this kind. Python slices count the same way; JavaScript strings do not.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters this span covers.

        Raises:
            OffsetError: if the span is empty, reversed or runs past the text.
        """
        if not 0 <= self.start < self.end <= len(text):
            raise OffsetError(self.start, self.end, len(text))
        return text[self.start : self.end]

    def overlaps(self, other: "TextSpan") -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "TextSpan") -> bool:
        """Return whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start
