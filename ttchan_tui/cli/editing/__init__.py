"""The commands that change one part of the meeting: each one call of the store, one record, one verb."""
