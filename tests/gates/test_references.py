"""The Qt that is installed keeps its hands off the references to None."""

import sys

import pytest

from tests.gates.children import told_by
from tests.gates.references import CALLS, IMMORTAL

pytestmark = pytest.mark.gate
FEW = CALLS // 100  # a loss per call would be two hundred times as much


def test_calls_into_qt_lose_no_references_to_none() -> None:
    before, after = told_by("tests.gates.references")
    if sys.version_info >= IMMORTAL:
        assert before == after  # None is immortal: nothing can be lost
    assert before - after < FEW


@pytest.mark.skipif(sys.version_info >= IMMORTAL, reason="None is immortal on this Python")
def test_the_gate_notices_lost_references() -> None:
    before, after = told_by("tests.gates.references", "--thefts")
    assert before - after > CALLS - FEW
