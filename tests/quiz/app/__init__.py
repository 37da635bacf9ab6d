"""Facts about the full-screen quiz."""
