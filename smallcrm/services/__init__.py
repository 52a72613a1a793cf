"""What the shop does, one module per subject."""
