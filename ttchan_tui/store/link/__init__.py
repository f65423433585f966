"""One meeting on several machines: what was done on each, brought together as all of it stands in one order.

`records` says what is exchanged, `replay` what becomes of it; neither knows a line, a server or a file.
"""
