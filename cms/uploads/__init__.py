"""Files that editors bring: told by their content, and given out without harm."""
