"""What every room stands on: clock, refusals, ids, the desk. No models."""
