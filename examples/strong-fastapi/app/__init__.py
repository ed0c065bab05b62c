"""Orders API: products with stock, and orders that take from it."""
