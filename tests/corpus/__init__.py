"""Containers: finding, reading and writing."""
