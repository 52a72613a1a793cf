"""Settings: the shop, its helpers, what it watches for, and this PC."""
