"""Posters: words in drawn letters, as large as their room allows, for whoever stands two metres away."""
