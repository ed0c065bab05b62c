"""What the business demands. Knows storage, knows nothing of HTTP."""
