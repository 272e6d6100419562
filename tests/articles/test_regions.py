"""What in a plain text is not article."""

import time

import pytest

from rashomon.articles.regions import find_regions

ONE = "Officials in the port of Norhaven said on Monday that the harbour wall had been breached by the storm."
TWO = "The mayor denied that anybody had been warned, and promised an inquiry within days."
THREE = "Fishing boats would stay in the inner basin until the wall was repaired, the harbour master added."


def marked(text: str, title: str | None = None) -> dict[str, str]:
    return {region.span.of(text): region.kind for region in find_regions(text, title)}


def test_find_regions_of_a_saved_page_leaves_the_sentences() -> None:
    text = "\n\n".join(
        [
            "icon home icon search icon menu",
            "Home  /  World  /  Europe",
            "Harbour wall breached as storm hits Norhaven",
            "By Jane Doe and John Roe",
            "12 March 2021 08:15",
            "Waves over the harbour wall on Sunday. (Photo: Norhaven Post)",
            ONE,
            "Also on norhavenpost.example Ferry service suspended for a third day",
            TWO,
            "READ MORE: Who pays for the wall?",
            "‘We were not told’",
            THREE,
            "Share this story with your friends!",
            "www.norhavenpost.example",
            "Norhaven Post Newsletter",
        ]
    )
    assert marked(text) == {
        "icon home icon search icon menu": "furniture",
        "Home  /  World  /  Europe": "furniture",
        "Harbour wall breached as storm hits Norhaven": "headline",
        "By Jane Doe and John Roe": "byline",
        "12 March 2021 08:15": "dateline",
        "Waves over the harbour wall on Sunday. (Photo: Norhaven Post)": "caption",
        "Also on norhavenpost.example Ferry service suspended for a third day": "furniture",
        "READ MORE: Who pays for the wall?": "furniture",
        "Share this story with your friends!": "furniture",
        "www.norhavenpost.example": "furniture",
        "Norhaven Post Newsletter": "furniture",
    }


def test_headline_is_the_first_copy_and_the_others_are_repeats() -> None:
    text = f"Harbour wall breached again\n\nHarbour wall breached again\n\n{ONE}\n\nHARBOUR WALL BREACHED AGAIN\n\n{TWO}"
    assert [region.kind for region in find_regions(text)] == ["headline", "repeat", "repeat"]


def test_given_title_is_found_whatever_its_quotation_marks() -> None:
    text = f"Menu item\n\nMayor: “we were not told”\n\n{ONE}"
    assert marked(text, 'Mayor: "We were not told"') == {"Menu item": "furniture", "Mayor: “we were not told”": "headline"}


@pytest.mark.parametrize(
    "line",
    [
        "Also on Sunday, the ferry company said that it would resume its service.",
        "Share prices fell sharply after the announcement of the ferry company.",
        "Home owners along the shore said that their insurers had refused to pay.",
        "By Monday evening the water had reached the market square, witnesses said.",
        "Related costs will be borne by the county, the council decided in its meeting.",
        "“Read more books,” the teacher told the children who had come to the hall.",
        "News of the breach reached the capital within an hour, officials said.",
        "The breach was first reported by the agency of the neighbouring country (TASS).",
        "The county closed all its schools, and its mayor flew home from abroad on Tuesday night. [Reuters.]",
        "The photo (above) shows how far the water had come, the harbour master said.",
    ],
)
def test_sentence_that_begins_like_furniture_stays_body(line: str) -> None:
    assert line not in marked(f"Harbour wall breached as storm hits Norhaven\n\n{ONE}\n\n{line}\n\n{TWO}")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("FILE PHOTO: Waves over the harbour wall of Norhaven, March 11, 2021. REUTERS/Jane Doe", "caption"),
        ("Waves over the harbour wall of Norhaven [Jane Doe/AFP]", "caption"),
        ("(Photo by Jane Doe/Getty Images)", "credit"),
        ("Photo: Jane Doe", "caption"),
        ("Image credit: Jane Doe", "credit"),
        ("© 2021 Norhaven Post. All rights reserved.", "furniture"),
        ("Sign up for our newsletter and never miss a story.", "furniture"),
        ("Follow us on Telegram", "furniture"),
        ("Reporting by Jane Doe in Norhaven; Editing by John Roe", "byline"),
        ("Advertisement", "furniture"),
        ("12 comments", "furniture"),
        ("Tags: storm, harbour, Norhaven", "furniture"),
        ("https://norhavenpost.example/2021/03/12/wall", "furniture"),
    ],
)
def test_line_is_known_by_its_form(line: str, kind: str) -> None:
    assert marked(f"Harbour wall breached as storm hits Norhaven\n\n{ONE}\n\n{line}\n\n{TWO}")[line] == kind


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("NORHAVEN, March 12 (Reuters) - ", "NORHAVEN, March 12 (Reuters) -"),
        ("NORHAVEN (AP) — ", "NORHAVEN (AP) —"),
        ("Norhaven, 12 March 2021 — ", "Norhaven, 12 March 2021 —"),
        ("NORHAVEN, March 12. /TASS/. ", "NORHAVEN, March 12. /TASS/."),
        ("NEW NORHAVEN, Westmark – ", "NEW NORHAVEN, Westmark –"),
        ("The mayor – ", None),
        ("", None),
    ],
)
def test_dateline_of_the_first_paragraph_is_marked(opening: str, dateline: str | None) -> None:
    found = [words for words, kind in marked(f"Harbour wall breached again\n\n{opening}{ONE}\n\n{TWO}").items() if kind == "dateline"]
    assert found == ([dateline] if dateline else [])


def test_headlines_under_a_heading_of_links_are_furniture() -> None:
    links = ["Related articles", "Ferry service suspended for a third day", "Who pays for the wall"]
    text = "\n".join(["Harbour wall breached as storm hits Norhaven", "", ONE, *links, TWO])
    assert all(marked(text)[link] == "furniture" for link in links)
    assert TWO not in marked(text)


@pytest.mark.parametrize("text", ["", "\n", "a", "Norland denied the claim", ONE, f"{ONE} {TWO}", "No full stop here\nand none here"])
def test_text_without_surroundings_has_no_regions(text: str) -> None:
    assert find_regions(text) == ()


def test_wrapped_paragraph_is_one_paragraph() -> None:
    text = (
        "Officials in the port of Norhaven said on Monday that the harbour\n"
        "wall had been breached by the storm, and that the fishing boats\n"
        "would stay in the inner basin.\n\n"
        f"{TWO}\n"
    )
    assert find_regions(text) == ()


def test_line_of_outlet_and_date_right_below_the_headline_is_no_part_of_it() -> None:
    text = f"Blast shuts pipeline in the north of Karsia\nNorthern Wire, 12 March 2024\n\n{ONE}\n\n{TWO}\n"
    assert marked(text) == {"Blast shuts pipeline in the north of Karsia": "headline", "Northern Wire, 12 March 2024": "dateline"}


def test_crlf_and_byte_positions_do_not_shift_offsets() -> None:
    text = f"Harbour wall breached 🚢 again\r\n\r\n{ONE}\r\n\r\nSHARE THIS\r\n"
    assert marked(text) == {"Harbour wall breached 🚢 again": "headline", "SHARE THIS": "furniture"}


def test_markdown_heading_is_the_headline() -> None:
    assert marked(f"{ONE}\n\n# Harbour wall breached\n\n{TWO}") == {"# ": "furniture", "Harbour wall breached": "headline"}


@pytest.mark.parametrize("piece", [" ", "a", "<", "(", '"', "@", "a ", "a.", "By A ", "A, ", "/ ", "icon ", "1 ", "A-", "\n", "\r", "— "])
def test_find_regions_takes_a_second_for_any_100_kilobytes(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    find_regions(text)
    find_regions(text + "\n\n" + text, "A title")
    assert time.process_time() - start < 2
