"""Looks: colours, large letters, and how lines are laid out."""
