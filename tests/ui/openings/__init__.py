"""Openings after hours as a person meets them in the window."""
