"""The description sheet as a file."""
