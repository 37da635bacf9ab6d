"""What Anki would do with a package, and where a collection and the store disagree; pure, and must not do I/O."""
