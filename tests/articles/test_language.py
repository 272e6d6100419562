"""Which language a text is in."""

import pytest

from rashomon.articles.language import language_of

ENGLISH = "Officials in the port of Norhaven said on Monday that the harbour wall had been breached by the storm."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        ("Власти порта сообщили в понедельник, что стена гавани была разрушена штормом, и пообещали начать расследование.", "ru"),
        ("Die Behörden des Hafens teilten am Montag mit, dass die Hafenmauer durch den Sturm beschädigt worden sei.", "de"),
        ("Les autorités du port ont annoncé lundi que le mur du port avait été endommagé par la tempête de la nuit.", "fr"),
        ("Liman rəsmiləri bazar ertəsi bildiriblər ki, liman divarı fırtına nəticəsində dağılıb və araşdırma aparılacaq.", "az"),
        ("Նավահանգստի պաշտոնյաները երկուշաբթի օրը հայտնեցին, որ նավահանգստի պատը վնասվել է փոթորկի պատճառով։", "hy"),
    ],
)
def test_language_is_named(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text", ["", "Non.", "Le mur du port", "Şuşa, Laçın, Kəlbəcər", "12 34 56", f"{ENGLISH} « Non, non et non », a dit le maire."]
)
def test_short_or_mixed_text_counts_as_english(text: str) -> None:
    assert language_of(text) == "en"
