import sqlite3
from pathlib import Path

import pytest
from conftest import PASSWORD, bad_fields, sign_in
from fastapi.testclient import TestClient

from app.config import Settings
from app.main import create_app

ALICE = {"email": "alice@example.com", "password": PASSWORD}


def test_a_new_user_can_log_in_and_the_password_is_never_shown(client):
    registered = client.post("/api/auth/register", json=ALICE)
    assert registered.status_code == 201
    assert registered.json()["email"] == "alice@example.com"
    logged_in = client.post("/api/auth/login", json=ALICE)
    assert logged_in.status_code == 200
    assert logged_in.headers["cache-control"] == "no-store"
    headers = {"Authorization": f"Bearer {logged_in.json()['access_token']}"}
    assert client.get("/api/orders", headers=headers).status_code == 200
    assert PASSWORD not in registered.text + logged_in.text


def test_the_database_holds_neither_passwords_nor_tokens(client, tmp_path: Path):
    token = sign_in(client)["Authorization"].removeprefix("Bearer ")
    with sqlite3.connect(tmp_path / "orders.sqlite3") as db:
        dump = "\n".join(db.iterdump())
    assert "scrypt$" in dump
    assert PASSWORD not in dump
    assert token not in dump


def test_an_address_is_registered_once_whatever_its_case(client):
    client.post("/api/auth/register", json=ALICE)
    again = client.post("/api/auth/register", json={**ALICE, "email": "ALICE@example.com"})
    assert again.status_code == 409
    assert bad_fields(again) == {"email"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "no-at-sign"}, "email"),
        ({"email": {"$ne": None}}, "email"),
        ({"password": "short"}, "password"),
        ({"password": None}, "password"),
    ],
)
def test_registration_names_the_bad_field(client, changes, field):
    response = client.post("/api/auth/register", json={**ALICE, **changes})
    assert response.status_code == 422
    assert bad_fields(response) == {field}


def test_a_wrong_password_and_an_unknown_user_look_alike(client):
    client.post("/api/auth/register", json=ALICE)
    wrong = client.post("/api/auth/login", json={**ALICE, "password": "something else"})
    unknown = client.post("/api/auth/login", json={**ALICE, "email": "bob@example.com"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


@pytest.mark.parametrize("value", [None, "", "Bearer", "Bearer nonsense", "Basic YTpi"])
def test_without_a_valid_token_orders_are_closed(client, value):
    headers = {"Authorization": value} if value is not None else {}
    response = client.get("/api/orders", headers=headers)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_token_expires(tmp_path: Path):
    with TestClient(create_app(Settings(data_dir=tmp_path, token_ttl_seconds=0))) as client:
        user = sign_in(client)
        assert client.get("/api/orders", headers=user).status_code == 401
