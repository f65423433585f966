"""The desk: where organisers run the meeting, section by section."""
