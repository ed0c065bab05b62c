"""Why the rules say no. The HTTP layer decides which status each becomes."""


class Refusal(Exception):
    """Carries a sentence for the caller and, where one field is to blame, its name."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotFound(Refusal):
    pass


class Taken(Refusal):
    """A value that must be unique is in use."""


class InUse(Refusal):
    """Something else still refers to it."""


class OutOfStock(Refusal):
    pass


class Stale(Refusal):
    """The caller acted on a version that is no longer the current one."""


class Invalid(Refusal):
    pass


class KeyReused(Refusal):
    """An idempotency key came back with another request."""


class BadCredentials(Refusal):
    pass
