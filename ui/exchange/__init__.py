"""Lists that come in: the page that brings them."""
