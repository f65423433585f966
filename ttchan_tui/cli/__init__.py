"""The `ttchan` command: one thin module per noun, imported when it is called."""
