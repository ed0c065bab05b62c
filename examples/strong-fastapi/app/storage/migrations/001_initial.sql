CREATE TABLE users (
    id            TEXT PRIMARY KEY,
    email         TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    created_at    TEXT NOT NULL
);

-- Only a digest of the token is kept: a copy of the database lets nobody in.
CREATE TABLE sessions (
    token_digest TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES users (id),
    expires_at   REAL NOT NULL
);

-- seq gives every list a total order; the public id gives nothing away about how many there are.
CREATE TABLE products (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    sku         TEXT NOT NULL UNIQUE,
    price_cents INTEGER NOT NULL CHECK (price_cents > 0),
    stock       INTEGER NOT NULL CHECK (stock >= 0),
    category    TEXT,
    description TEXT,
    version     INTEGER NOT NULL,
    created_at  TEXT NOT NULL
);
CREATE INDEX products_by_price ON products (price_cents, seq);
CREATE INDEX products_by_name ON products (name, seq);

-- The key lives in the row of the order it made: both are committed, or neither is.
CREATE TABLE orders (
    seq              INTEGER PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL UNIQUE,
    owner_id         TEXT NOT NULL REFERENCES users (id),
    product_id       TEXT NOT NULL REFERENCES products (id),
    quantity         INTEGER NOT NULL CHECK (quantity > 0),
    unit_price_cents INTEGER NOT NULL,
    total_cents      INTEGER NOT NULL,
    note             TEXT,
    status           TEXT NOT NULL,
    created_at       TEXT NOT NULL,
    idempotency_key  TEXT NOT NULL,
    request_digest   TEXT NOT NULL,
    UNIQUE (owner_id, idempotency_key)
);
CREATE INDEX orders_by_owner ON orders (owner_id, seq);
CREATE INDEX orders_by_product ON orders (product_id);
