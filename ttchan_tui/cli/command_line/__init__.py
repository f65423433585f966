"""The command line as it is read: commands and arguments as data, words, files and streams, exit codes."""
