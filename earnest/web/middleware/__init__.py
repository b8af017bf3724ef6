"""What happens around every page."""
