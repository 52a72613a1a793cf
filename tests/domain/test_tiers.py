"""Standings and their order."""

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.tiers import Tier, rank, tier_of, tier_word


def test_the_a_list_comes_first_and_strangers_last() -> None:
    assert sorted(["occasional", "a_list", "regular"], key=rank) == list(Tier)
    assert rank("unknown") == rank("occasional")


def test_every_code_has_a_word() -> None:
    assert [tier_word(tier).key for tier in Tier] == ["A-list", "Regular", "Occasional"]
    assert tier_of("a_list") is Tier.A_LIST
    with pytest.raises(Invalid):
        tier_of("gold")
