"""What editors see beside Wagtail's own screens."""
