"""What an Anki collection has otherwise than the store, and what follows from it; pure, and must not do I/O."""
