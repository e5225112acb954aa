"""Runs inside Pyodide, read there as text: makes the archive, proves it, and finds modules in it."""
