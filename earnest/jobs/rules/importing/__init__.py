"""From a file to jobs: records, columns, cells, jobs. Pure, and never half a row."""
