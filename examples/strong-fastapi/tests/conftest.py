"""Two ways in: `client` talks to the application in this process; `server` starts the real one."""

import itertools
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient

from app.config import Settings
from app.main import create_app
from app.rules import passwords

PASSWORD = "correct horse battery"
ROOT = Path(__file__).parent.parent
_numbers = itertools.count()


def a_product(**changes: Any) -> dict[str, Any]:
    number = next(_numbers)
    valid = {"name": f"Lamp {number}", "sku": f"LMP-{number:04}", "price": "10.00", "stock": 5}
    return {**valid, **changes}


def sign_in(client: httpx.Client) -> dict[str, str]:
    """The header of a new user."""
    user = {"email": f"{uuid.uuid4().hex}@example.com", "password": PASSWORD}
    assert client.post("/api/auth/register", json=user).status_code == 201
    token = client.post("/api/auth/login", json=user).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


def add_product(client: httpx.Client, user: dict[str, str], **changes: Any) -> dict[str, Any]:
    response = client.post("/api/products", json=a_product(**changes), headers=user)
    assert response.status_code == 201, response.text
    return response.json()


def order(
    client: httpx.Client, user: dict[str, str], product_id: str, key: str = "", **changes: Any
) -> httpx.Response:
    return client.post(
        "/api/orders",
        json={"product_id": product_id, "quantity": 1, **changes},
        headers={**user, "Idempotency-Key": key or str(uuid.uuid4())},
    )


def bad_fields(response: httpx.Response) -> set[str]:
    assert response.headers["content-type"] == "application/problem+json"
    return {error["field"] for error in response.json()["errors"]}


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 2)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data_dir=tmp_path))) as client:
        yield client


@pytest.fixture
def user(client: TestClient) -> dict[str, str]:
    return sign_in(client)


@pytest.fixture
def product(client: TestClient, user: dict[str, str]) -> dict[str, Any]:
    return add_product(client, user)


class Server:
    """The service as it runs in production: its own process, its own port."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._process: subprocess.Popen[bytes] | None = None
        self.client = httpx.Client()

    def start(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        env = {**os.environ, "PORT": str(port), "DATA_DIR": str(self._data_dir)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app"], cwd=ROOT, env=env, stderr=subprocess.DEVNULL
        )
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20)
        deadline = time.monotonic() + 20
        while True:
            try:
                assert self.client.get("/health").status_code == 200
                return
            except httpx.TransportError:
                assert time.monotonic() < deadline, "the server did not start"
                time.sleep(0.05)

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def wait(self) -> int:
        self.client.close()
        return self._process.wait(timeout=10)

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    server.start()
    yield server
    if server.is_running():
        server.signal(signal.SIGKILL)
        server.wait()
