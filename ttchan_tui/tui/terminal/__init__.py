"""What the terminal in front of us can show. Imported without Textual, before there is an app."""
