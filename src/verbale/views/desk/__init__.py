"""The commands on a desk's file."""
