"""The `ttchan` command: one thin module per command, imported when it is called."""
