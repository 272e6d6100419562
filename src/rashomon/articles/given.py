"""What the user says about articles that cannot say it themselves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Facts from the command line, or from a row of `meta.csv`; they count for what the input itself leaves unsaid.

    Where the file states an outlet or a date of its own (JSON Lines keys, the metadata of a page), the file is believed.
    """

    outlet: str | None = None
    published: str | None = None
    """A date as people write it; read like any other date that an article states."""
    url: str | None = None
    title: str | None = None
    source: str = "the command line"
    """Where this was said, for the custody notes."""

    def over(self, other: "Given") -> "Given":
        """Return these facts, with the other's where these are silent."""
        return Given(
            outlet=self.outlet or other.outlet,
            published=self.published or other.published,
            url=self.url or other.url,
            title=self.title or other.title,
            source=self.source if self.outlet or self.published else other.source,
        )
