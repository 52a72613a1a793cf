"""Tests of the window's frame and widgets."""
