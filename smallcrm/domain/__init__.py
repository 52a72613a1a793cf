"""Rules over plain values. Nothing here reads or writes anything."""
