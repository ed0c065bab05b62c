"""Settings, read once from the environment and refused loudly when they make no sense."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class ConfigError(Exception):
    """An environment variable holds a value that cannot be used."""


@dataclass(frozen=True)
class RateLimit:
    calls: int
    seconds: int


@dataclass(frozen=True)
class Settings:
    data_dir: Path
    host: str = "127.0.0.1"
    port: int = 8000
    rate_limit: RateLimit | None = None
    token_ttl_seconds: int = 24 * 3600


def settings_from(env: Mapping[str, str]) -> Settings:
    return Settings(
        data_dir=Path(env.get("DATA_DIR") or "data"),
        host=env.get("HOST") or "127.0.0.1",
        port=_whole_number("PORT", env.get("PORT") or "8000", low=1, high=65535),
        rate_limit=_rate_limit(env.get("RATE_LIMIT", "")),
        token_ttl_seconds=_whole_number(
            "TOKEN_TTL_SECONDS", env.get("TOKEN_TTL_SECONDS") or "86400", low=1, high=31_536_000
        ),
    )


def _whole_number(name: str, text: str, low: int, high: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
        raise ConfigError(f"{name} must be a whole number from {low} to {high}, not {text!r}")
    return int(text)


def _rate_limit(text: str) -> RateLimit | None:
    if text in ("", "off"):
        return None
    match = re.fullmatch(r"([1-9][0-9]{0,8})/([1-9][0-9]{0,8})s", text)
    if match is None:
        # A typo must not switch the protection off without a word.
        raise ConfigError(f'RATE_LIMIT must look like "30/10s" or be "off", not {text!r}')
    return RateLimit(calls=int(match[1]), seconds=int(match[2]))
