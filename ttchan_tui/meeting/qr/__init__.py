"""What a code leads to, and the code itself."""
