"""The commands on many dispatches read together."""
