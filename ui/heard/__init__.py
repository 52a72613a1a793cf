"""What was heard, whom we sent elsewhere, and who is told when something arrived."""
