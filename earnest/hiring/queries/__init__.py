"""What is read about quotes, proposals and returns. Nothing here changes anything."""
