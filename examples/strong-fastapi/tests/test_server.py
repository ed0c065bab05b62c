"""Against the real process: races, a crash, an orderly stop."""

import json
import signal
import socket
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx2 as httpx
import pytest
from conftest import Server, a_product, add_product, order, sign_in

RACERS = 20


def race(
    server: Server, act: Callable[[httpx.Client, int], httpx.Response]
) -> list[httpx.Response]:
    """RACERS connections, opened first and released together."""
    gate = Barrier(RACERS)

    def run(number: int) -> httpx.Response:
        with httpx.Client(base_url=server.client.base_url, timeout=20) as client:
            client.get("/health")
            gate.wait()
            return act(client, number)

    with ThreadPoolExecutor(RACERS) as pool:
        return list(pool.map(run, range(RACERS)))


def statuses(responses: list[httpx.Response]) -> list[int]:
    return sorted(response.status_code for response in responses)


def test_the_last_item_is_sold_once(server):
    user = sign_in(server.client)
    product = add_product(server.client, user, stock=1)
    responses = race(server, lambda client, _: order(client, user, product["id"]))
    assert statuses(responses) == [201] + [409] * (RACERS - 1)
    assert server.client.get(f"/api/products/{product['id']}").json()["stock"] == 0


def test_simultaneous_retries_make_one_order(server):
    user = sign_in(server.client)
    product = add_product(server.client, user, stock=50)
    key = str(uuid.uuid4())
    responses = race(server, lambda client, _: order(client, user, product["id"], key=key))
    assert statuses(responses) == [201] * RACERS
    assert len({response.json()["id"] for response in responses}) == 1
    assert server.client.get(f"/api/products/{product['id']}").json()["stock"] == 49


def test_one_of_many_writers_of_one_version_wins(server):
    user = sign_in(server.client)
    path = f"/api/products/{add_product(server.client, user)['id']}"
    headers = {**user, "If-Match": server.client.get(path).headers["etag"]}
    responses = race(
        server, lambda client, n: client.patch(path, json={"stock": 100 + n}, headers=headers)
    )
    assert statuses(responses) == [200] + [412] * (RACERS - 1)


def test_a_sku_is_given_once_under_a_race(server):
    user = sign_in(server.client)
    sent = a_product()
    responses = race(
        server, lambda client, _: client.post("/api/products", json=sent, headers=user)
    )
    assert statuses(responses) == [201] + [409] * (RACERS - 1)


def test_what_was_answered_survives_a_crash(server):
    user = sign_in(server.client)
    product = add_product(server.client, user, stock=20)
    placed = [order(server.client, user, product["id"], key=f"k-{n}").json() for n in range(20)]
    server.signal(signal.SIGKILL)
    server.wait()
    server.start()
    assert server.client.get("/api/orders", headers=user).json()["items"] == placed
    assert order(server.client, user, product["id"], key="k-0").json() == placed[0]
    assert server.client.get(f"/api/products/{product['id']}").json()["stock"] == 0


def test_an_orderly_stop_lets_a_request_finish(server):
    body = json.dumps({"email": "alice@example.com", "password": "correct horse battery"}).encode()
    head = (
        "POST /api/auth/register HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n"
    )
    address = (server.client.base_url.host, server.client.base_url.port)
    with socket.create_connection(address, timeout=10) as connection:
        connection.sendall(head.encode())
        assert connection.recv(1000).startswith(b"HTTP/1.1 100")  # the request is under way
        server.signal(signal.SIGTERM)
        wait_until_refused(address)
        connection.sendall(body)
        assert connection.recv(1000).startswith(b"HTTP/1.1 201")
    assert server.wait() in (0, -signal.SIGTERM)


def wait_until_refused(address: tuple[str, int]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            socket.create_connection(address, timeout=1).close()
        except OSError:
            return
    pytest.fail("the server still accepts connections")
