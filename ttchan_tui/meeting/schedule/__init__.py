"""What time it is at the meeting, and what is on."""
