"""Screens for visitors: home, programme, cities, codes, search."""
