"""What the commands print: lines for people, objects for programs."""
