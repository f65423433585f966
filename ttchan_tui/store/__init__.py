"""TinyDB and its durability; everything above sees domain objects only."""
