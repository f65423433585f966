"""Engine: the journal below TinyDB, which several processes share and nothing tears."""
