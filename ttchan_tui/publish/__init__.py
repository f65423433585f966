"""What leaves the house: files for other people."""
