"""How a typed answer is judged and what is shown of it; loaded when the first one is typed."""
