"""The meeting in use as a whole: its files, loading others, changing one part, those kept aside."""
