"""The codes under which the pages about customers are reached, for Navigator.to.

What the pages show stands in their own modules.
"""

ALL = "customers"  # argument: words to narrow the list by
ONE = "customer"  # argument: the customer's id
NEW = "new_customer"  # argument: what was typed in the finder, or nothing
EDIT = "edit_customer"  # argument: the customer's id
TRASH = "trash"
HISTORY = "history"  # argument: the customer's id
BRING_IN = "import"
CARD = "card"  # argument: the subject keys of cards, with spaces between
CARDS = "cards"
