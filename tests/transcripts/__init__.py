"""Command lines with what they print, as a user sees them: each file is a test and a document."""
