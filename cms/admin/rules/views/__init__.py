"""One module for each kind of screen."""
