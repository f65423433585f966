"""The first screen: the track of the day, the tiles that lead on, and what stands beside them."""
