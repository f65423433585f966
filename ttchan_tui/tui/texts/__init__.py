"""Longer texts about one thing, made for reading."""
