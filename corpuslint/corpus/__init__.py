"""Containers: where documents are read from and written to, a module a format."""
