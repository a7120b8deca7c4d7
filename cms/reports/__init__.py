"""What editors should look at: each report finds problems, one screen shows them."""
