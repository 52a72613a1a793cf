import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.letterbox_names import WAYS, Resident, letterbox_name

ANNA = Resident("Anna Berg", "Anna", "Berg", "Frau")
TOM = Resident("Tom Berg", "Tom", "Berg", "Herr Dr.")
LEA = Resident("Lea Berg", "Lea", "Berg")
PAZ = Resident("Inés Paz")


@pytest.mark.parametrize(
    ("people", "language", "way", "name"),
    [
        ([ANNA], "en", "", "Anna Berg"),
        ([ANNA, TOM], "en", "", "Anna and Tom Berg"),
        ([ANNA, TOM], "de-AT", "", "Anna und Tom Berg"),
        ([ANNA, TOM], "fr", "", "Anna et Tom Berg"),
        ([ANNA, TOM], "es", "", "Anna y Tom Berg"),
        ([ANNA, PAZ], "es", "", "Anna Berg e Inés Paz"),
        ([ANNA, PAZ], "en", "", "Anna Berg and Inés Paz"),
        ([ANNA, TOM, LEA], "en", "", "The Berg family"),
        ([ANNA, TOM, LEA], "de", "", "Familie Berg"),
        ([ANNA, TOM, LEA], "fr", "", "Famille Berg"),
        ([ANNA, TOM, LEA], "es", "", "Familia Berg"),
        ([ANNA, TOM, PAZ], "en", "", "The Berg and Paz family"),
        ([ANNA, TOM, LEA], "en", "first_names", "Anna, Tom and Lea Berg"),
        ([ANNA, TOM], "en", "family", "The Berg family"),
        ([ANNA, TOM], "de", "formal", "Frau Anna Berg und Herrn Dr. Tom Berg"),
        ([ANNA], "de", "formal", "Frau Anna Berg"),
        (
            [Resident("Ana López García"), Resident("Inés López"), Resident("Luis Pérez")],
            "es",
            "",
            "Familia López y Pérez",
        ),
        ([Resident("Kovács Anna"), Resident("Kovács Éva")], "hu", "family", "The Kovács family"),
        ([ANNA, TOM], "pl", "", "Anna and Tom Berg"),
        ([Resident("山田太郎"), Resident("山田花子")], "ja", "", "山田太郎・山田花子"),
        ([], "en", "", ""),
    ],
)
def test_a_letterbox_has_one_name(
    people: list[Resident], language: str, way: str, name: str
) -> None:
    assert letterbox_name(people, language=language, way=way) == name


def test_the_owners_name_for_a_household_is_the_usual_one() -> None:
    called = "Mill  Lane five"

    assert letterbox_name([ANNA, TOM], language="en", household=called) == "Mill Lane five"
    assert letterbox_name([ANNA, TOM], language="en", household=called, way="family") == (
        "The Berg family"
    )


TEXT = st.text(max_size=12)


@given(
    st.lists(st.builds(Resident, TEXT, TEXT, TEXT, TEXT), max_size=4),
    st.sampled_from(["en", "de", "fr", "es", "", "x"]),
    st.sampled_from([*WAYS, "wrong"]),
)
@settings(max_examples=60)
def test_no_name_raises_and_nobody_is_lost_among_two(
    people: list[Resident], language: str, way: str
) -> None:
    name = letterbox_name(people, language=language, way=way)

    assert bool(name.strip()) == any(person.name.strip() for person in people)
