"""Where places are: how far away, and in which country's outlines."""
