"""`python -m app`: starts the server."""

import os
import sys

import uvicorn

from app.config import ConfigError, settings_from
from app.main import create_app


def main() -> None:
    try:
        settings = settings_from(os.environ)
    except ConfigError as error:
        sys.exit(f"configuration: {error}")
    # One worker: the rate limiter's counters and the write lock live in this process.
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        server_header=False,
        timeout_graceful_shutdown=8,
    )


main()
