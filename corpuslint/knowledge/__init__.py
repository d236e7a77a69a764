"""What the corpus knows: facts by key, and the index that keeps them between runs."""
