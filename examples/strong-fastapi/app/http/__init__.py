"""What speaks HTTP: routes, schemas, errors, middleware. No SQL here."""
