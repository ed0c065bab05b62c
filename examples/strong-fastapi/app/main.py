"""Wires settings, storage, rules and routes into one application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.config import Settings
from app.http import problems
from app.http.middleware import BodyLimit, HeadAsGet, Identify
from app.http.routes import auth, health, orders, products
from app.rules.accounts import Accounts
from app.rules.catalogue import Catalogue
from app.rules.ordering import Ordering
from app.rules.rate_limit import SlidingWindow
from app.storage.database import Database

MAX_BODY_BYTES = 1024 * 1024


def create_app(settings: Settings) -> FastAPI:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.data_dir / "orders.sqlite3")
    accounts = Accounts(database, settings.token_ttl_seconds)
    limit = settings.rate_limit
    limiter = SlidingWindow(limit.calls, limit.seconds) if limit else None

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        database.close()

    app = FastAPI(title="Orders API", version="1.0.0", lifespan=lifespan)
    app.state.database = database
    app.state.accounts = accounts
    app.state.catalogue = Catalogue(database)
    app.state.ordering = Ordering(database)

    # The one added last sees a request first.
    app.add_middleware(BodyLimit, max_bytes=MAX_BODY_BYTES)
    app.add_middleware(Identify, accounts=accounts, limiter=limiter)
    app.add_middleware(HeadAsGet)

    problems.install(app)
    app.include_router(health.router)
    for router in (health.router, auth.router, products.router, orders.router):
        app.include_router(router, prefix="/api", responses=problems.DOCUMENTED)
    return app
