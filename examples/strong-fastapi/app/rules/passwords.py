"""Slow, salted password hashes that remember their own cost."""

import hashlib
import hmac
import secrets

# 16 MiB and some tens of milliseconds. Raise it here: old hashes keep the cost they were made with.
COST = 2**14
_R, _P = 8, 1


def hash_password(password: str) -> str:
    salt = secrets.token_bytes(16)
    derived = _derive(password, salt, COST, _R, _P)
    return f"scrypt${COST}${_R}${_P}${salt.hex()}${derived.hex()}"


def verify_password(password: str, stored: str) -> bool:
    _, n, r, p, salt, derived = stored.split("$")
    candidate = _derive(password, bytes.fromhex(salt), int(n), int(r), int(p))
    return hmac.compare_digest(candidate, bytes.fromhex(derived))


def _derive(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=2**26, dklen=32)
