"""What groups have said, as files to take along: a module for each format, over one outline."""
