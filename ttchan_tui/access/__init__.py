"""Who may come in to the desk, with which keys and as what; kept apart from the data of the meeting.

`people.toml` is the one truth; what OpenSSH reads is written from it. None of it is in a backup, an export
or the history, so that nothing that is brought back lets anybody in again.
"""
