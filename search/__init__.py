"""One contract, two engines, and a registry of what can be found."""
