"""What was done, as it is read, and taken back."""
