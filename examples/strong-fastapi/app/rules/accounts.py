"""Who may come in: sign-up, log-in, and the user behind a token."""

import hashlib
import secrets
import time
import uuid

from app.rules.clock import utc_now
from app.rules.passwords import hash_password, verify_password
from app.rules.refusals import BadCredentials, Taken
from app.storage import users
from app.storage.database import Database
from app.storage.records import User


class Accounts:
    def __init__(self, database: Database, token_ttl_seconds: int) -> None:
        self._database = database
        self.token_ttl_seconds = token_ttl_seconds
        # Checked when the address is unknown, so that both kinds of failure take as long.
        self._nobody = hash_password(secrets.token_hex())

    def register(self, email: str, password: str) -> User:
        user = User(id=str(uuid.uuid4()), email=email, created_at=utc_now())
        password_hash = hash_password(password)
        with self._database.write() as db:
            if not users.insert(db, user, password_hash):
                raise Taken("A user with this e-mail address exists.", field="email")
        return user

    def log_in(self, email: str, password: str) -> str:
        """A new token for the user."""
        with self._database.read() as db:
            found = users.credentials(db, email)
        user_id, password_hash = found or (None, self._nobody)
        if not verify_password(password, password_hash) or user_id is None:
            raise BadCredentials("E-mail address or password is wrong.")
        token = secrets.token_urlsafe(32)
        now = time.time()
        with self._database.write() as db:
            users.insert_session(db, _digest(token), user_id, now, now + self.token_ttl_seconds)
        return token

    def user_for(self, token: str) -> User | None:
        with self._database.read() as db:
            return users.by_session(db, _digest(token), time.time())


def _digest(token: str) -> str:
    # Fast is fine here: a token has 256 random bits, there is nothing to guess.
    return hashlib.sha256(token.encode()).hexdigest()
