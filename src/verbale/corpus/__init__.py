"""Over many minutes: what dispatches say when they are read together. Pure functions over records; ``shelf`` alone takes them from a desk."""
