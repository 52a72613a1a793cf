"""Tests that need a real printing system; run them with `pytest -m cups` (see .ci/run)."""
