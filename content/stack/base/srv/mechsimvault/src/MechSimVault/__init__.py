"""A vault of mechanical-simulation files."""
