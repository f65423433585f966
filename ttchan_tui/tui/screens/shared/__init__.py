"""What several screens stand on."""
