"""Hostile people through the commands: one JSON document each time, whatever they are called."""

import csv
import io
import random
from datetime import timedelta

import pytest

from smallcrm.services import thank_yous
from tests.commands.crm import Crm
from tests.hostile.corpus import hostile_names, hostile_texts

ROWS = 400


@pytest.fixture
def crm(tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> Crm:
    return Crm(tmp_path_factory.mktemp("hostile") / "shop", capsys)


def _list(names: list[str]) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["Name", "Phone", "Town", "Notes"])
    rows.writerows([name, f"0171 {number:06}", name, name] for number, name in enumerate(names))
    return text.getvalue().encode("utf-8", "surrogatepass")


def test_a_list_of_hostile_names_comes_in_and_every_command_answers(crm: Crm) -> None:
    crm.shop().close()
    names = [name[:300] for name in hostile_names(random.Random(11), ROWS)]
    list_file = str(crm.file("hostile.csv", _list(names)))
    document = crm.json("import", list_file)
    counted = sum(document[key] for key in ("new", "same", "changed", "doubtful"))
    assert document["rows"] == counted + len(document["rejected"])
    assert document["new"] > ROWS // 2
    assert crm.json("import", list_file)["new"] == 0
    assert crm.json("check")["sound"]
    assert len(crm.json("find", "anna", "--limit", "1000")) > ROWS // 2
    assert crm.run("find", "anna", "--limit", "1000").code == 0

    shop = crm.shop()
    people = [row["id"] for row in shop.rows("customer")]
    for person in people[::4]:
        words = names[person % ROWS][:150]
        shop.reminder(person, words, in_days=0)
        thank_yous.owe(shop.store, person, reason=words, now=shop.now - timedelta(days=5))
    shop.close()
    assert crm.json("today")
    assert crm.run("today").code == 0
    out = crm.folder / "due.pdf"
    cards = crm.json("cards", "--due", "--out", str(out))
    left_out = {each["name"] for each in cards["troubles"] if each["left_out"]}
    assert cards["cards"] > 0
    assert cards["cards"] + len(left_out) <= len(people[::4])
    assert out.read_bytes().startswith(b"%PDF-")
    assert crm.json("restore", crm.json("backup")["file"])["customers"] == len(people)


def test_every_hostile_search_is_one_json_list(crm: Crm) -> None:
    crm.people("Anna Berg")
    for text in hostile_texts(random.Random(12), 300):
        ran = crm.run("find", "--json", "--", text)
        assert (ran.code, ran.err) == (0, ""), ascii(text)
        assert isinstance(ran.document, list)


def test_hostile_files_and_occasions_are_one_sentence(crm: Crm) -> None:
    anna = str(crm.people("Anna Berg")[0])
    out = str(crm.folder / "card.pdf")
    for text in hostile_texts(random.Random(13), 260):
        short = text.replace("\x00", "")[:200] or "x"
        if short == "--":  # argparse itself takes it for the end of the options
            continue
        for words in (
            ["cards", "--customer", anna, f"--occasion={short}", "--out", out],
            ["cards", "--customer", anna, f"--stock={short}", "--out", out],
            ["import", "--", f"no such folder/{short}"],
            ["restore", "--", f"no such folder/{short}"],
        ):
            ran = crm.run(*words)
            assert (ran.code, ran.out) == (1, ""), ascii(words)
            assert ran.err.strip()
