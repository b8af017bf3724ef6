"""The pages: a face that only translates."""
