"""Screens of the group work where lines are typed."""
