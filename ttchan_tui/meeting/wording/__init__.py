"""Wording: the sentences about programme, people, notes, board and history, in the reader's language."""
