"""What people type, read into whole values; one file per subject."""
