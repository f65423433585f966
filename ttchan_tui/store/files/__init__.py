"""Files: durable writes, locks, and which file lies where."""
