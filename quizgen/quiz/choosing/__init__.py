"""How the wrong answers of a choice are found; loaded when the first one is offered."""
