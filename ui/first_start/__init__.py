"""The first start of a shop, on one page."""
