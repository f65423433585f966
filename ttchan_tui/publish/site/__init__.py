"""The site: static pages about the meeting, for the lead partner's website."""
