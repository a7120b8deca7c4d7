"""Where editors tell the search what people mean, and see what they did not find."""
