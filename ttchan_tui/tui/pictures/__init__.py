"""Pictures of towns and venues, drawn where the terminal can."""
