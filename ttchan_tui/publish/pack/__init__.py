"""The pack: all that a partner receives when the meeting is over, in one archive."""
