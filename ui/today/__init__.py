"""The page of what is to be done today, and what other lists of things to do share with it."""
