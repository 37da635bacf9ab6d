"""How good the cards are: what readers said of them, what the ranker learned from it, where the rules fall short."""
