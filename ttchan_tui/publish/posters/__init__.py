"""Posters for the venues: a code to scan, as large as a sheet of paper lets it be."""
