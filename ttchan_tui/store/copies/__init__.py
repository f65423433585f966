"""Copies: backups, restoring, merging with another copy, and verifying."""
