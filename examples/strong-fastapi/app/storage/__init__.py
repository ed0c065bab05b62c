"""SQLite: connections, migrations and the queries."""
