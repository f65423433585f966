"""The results: the description sheet, the site, and what else is handed out when a meeting is over."""
