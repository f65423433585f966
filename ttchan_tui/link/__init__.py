"""The link: machines that share a meeting tell each other through PostgreSQL what was done on each.

Each goes on alone when the line is gone. Nobody waits for the link: what people do is kept by the store of
their own machine, and only then told. What is exchanged, and what becomes of it, is in `store/link`.
"""
