"""From a file to jobs: records, columns, cells, postings. Pure, and never half a row."""
