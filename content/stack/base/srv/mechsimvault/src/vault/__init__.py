"""Keeps simulation files and hands them out again."""
