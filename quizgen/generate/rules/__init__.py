"""One module a rule family; a rule finds facts and must not render text itself."""
