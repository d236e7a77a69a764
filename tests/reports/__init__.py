"""Tests of `corpuslint.reports`."""
