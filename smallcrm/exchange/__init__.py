"""Lists in and out of the customer book."""
