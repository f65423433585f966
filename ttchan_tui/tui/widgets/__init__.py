"""The parts that several screens are made of."""
