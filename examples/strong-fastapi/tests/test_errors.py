from pathlib import Path

import pytest
from conftest import a_product, bad_fields
from fastapi.testclient import TestClient

from app.config import Settings
from app.main import MAX_BODY_BYTES, create_app

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"name": 1,}', b"[]", b"null", b'{"name": "\xff"}', b"[" * 100_000],
)
def test_a_body_that_is_no_json_object_is_refused(client, user, body):
    response = client.post("/api/products", content=body, headers={**user, **JSON})
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded"])
def test_another_media_type_is_refused(client, user, media_type):
    headers = {**user, "Content-Type": media_type}
    assert client.post("/api/products", content=b"{}", headers=headers).status_code == 415


def test_every_bad_field_is_named_at_once(client, user):
    sent = a_product(name="", price=-1, stock=-1)
    response = client.post("/api/products", json=sent, headers=user)
    assert bad_fields(response) == {"name", "price", "stock"}


def test_a_problem_has_the_members_of_rfc_9457(client):
    problem = client.get("/api/products/absent").json()
    assert problem == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is no such product.",
        "code": "not_found",
    }
    assert client.get("/api/nowhere").json()["code"] == "not_found"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/api/products", "HEAD, GET, POST"),
        ("POST", "/api/products/1", "HEAD, GET, PUT, PATCH, DELETE"),
        ("GET", "/api/auth/login", "POST"),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(client, method, path, allowed):
    response = client.request(method, path)
    assert response.status_code == 405
    assert response.headers["allow"] == allowed


def test_head_is_answered_like_get(client, product):
    path = f"/api/products/{product['id']}"
    assert client.head(path).headers["etag"] == client.get(path).headers["etag"]


def test_a_huge_body_is_refused_however_it_is_sent(client, user):
    announced = client.post("/api/products", content=b"x" * (MAX_BODY_BYTES + 1), headers=user)
    streamed = client.post("/api/products", content=iter([b"x" * 600_000] * 2), headers=user)
    assert announced.status_code == streamed.status_code == 413
    assert streamed.json()["code"] == "too_large"


def test_an_unexpected_failure_tells_nothing_of_the_inside(tmp_path: Path):
    app = create_app(Settings(data_dir=tmp_path))
    app.state.catalogue = None
    response = TestClient(app, raise_server_exceptions=False).get("/api/products/1")
    assert response.status_code == 500
    assert "NoneType" not in response.text
    assert response.json()["code"] == "internal"
