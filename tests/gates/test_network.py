"""The program opens no network connection."""

import pytest

from tests.gates.children import told_by

pytestmark = pytest.mark.gate


def test_the_whole_program_and_its_commands_reach_for_no_network() -> None:
    assert told_by("tests.gates.network") == []


def test_the_gate_notices_a_program_that_reaches_out() -> None:
    assert told_by("tests.gates.network", "--reach") == ["socket.connect ('127.0.0.1', 9)"]
