"""What scheduling computes with: the memory model, steps and whole days; fitting it to a learner, simulating a year."""
