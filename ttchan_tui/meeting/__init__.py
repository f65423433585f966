"""The domain: a meeting, its programme, its people and their group work.

Pure Python: nothing here opens a file, draws a screen or knows a database.
"""
