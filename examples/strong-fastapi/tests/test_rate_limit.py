from pathlib import Path

import pytest
from conftest import sign_in
from fastapi.testclient import TestClient

from app.config import ConfigError, RateLimit, Settings, settings_from
from app.main import create_app
from app.rules.rate_limit import SlidingWindow


def test_a_user_over_the_limit_waits_and_the_others_do_not(tmp_path: Path):
    limit = RateLimit(calls=3, seconds=60)
    with TestClient(create_app(Settings(data_dir=tmp_path, rate_limit=limit))) as client:
        alice, bob = sign_in(client), sign_in(client)
        served = [client.get("/api/products", headers=alice) for _ in range(3)]
        assert [response.status_code for response in served] == [200, 200, 200]
        assert [response.headers["ratelimit"] for response in served] == [
            '"user";r=2;t=60',
            '"user";r=1;t=60',
            '"user";r=0;t=60',
        ]
        refused = client.get("/api/orders", headers={**alice, "X-Forwarded-For": "10.0.0.1"})
        assert refused.status_code == 429
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.headers["ratelimit-policy"] == '"user";q=3;w=60'
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert client.get("/api/orders", headers=bob).status_code == 200
        assert client.get("/api/products").status_code == 200


def test_without_the_setting_nobody_is_limited(client, user):
    responses = [client.get("/api/orders", headers=user) for _ in range(50)]
    assert {response.status_code for response in responses} == {200}
    assert "ratelimit" not in responses[0].headers


def test_the_window_slides():
    now = [0.0]
    window = SlidingWindow(calls=2, seconds=10, clock=lambda: now[0])
    assert window.take("a") == (True, 1, 10)
    now[0] = 6.0
    assert window.take("a") == (True, 0, 4)
    assert window.take("a") == (False, 0, 4)
    now[0] = 10.0  # the first call has left the window, the second has not
    assert window.take("a") == (True, 0, 6)
    assert window.take("a").allowed is False


@pytest.mark.parametrize(
    ("text", "limit"), [("30/10s", RateLimit(30, 10)), ("", None), ("off", None)]
)
def test_the_limit_is_read_from_the_environment(text, limit):
    assert settings_from({"RATE_LIMIT": text}).rate_limit == limit


@pytest.mark.parametrize(
    ("name", "value"), [("RATE_LIMIT", "30"), ("RATE_LIMIT", "0/10s"), ("PORT", "http")]
)
def test_a_setting_that_makes_no_sense_stops_the_start(name, value):
    with pytest.raises(ConfigError, match=name):
        settings_from({name: value})
