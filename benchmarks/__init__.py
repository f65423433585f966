"""Ratios between the app and the smallest apps that could do the same, within one run: `make bench`."""
