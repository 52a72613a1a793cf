"""Speed, measured side by side with a limit or a peer in the same run."""
