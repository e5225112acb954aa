"""What tests and measurements start, and the measurements: `python -m tools.bench`, from the folder tests."""
