"""One file per subject: read the request, call one action or query, show the answer."""
