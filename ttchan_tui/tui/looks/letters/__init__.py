"""Letters as large as several rows, for whoever stands two metres away."""
