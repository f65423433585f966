"""Screens and everything else that is Textual; the only package that knows it."""
