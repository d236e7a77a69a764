"""Where documents are examined: in this process or in many."""
