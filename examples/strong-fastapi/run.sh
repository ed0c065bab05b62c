#!/bin/sh
# Starts the service on 127.0.0.1:$PORT, with the virtual environment if there is one.
set -eu
cd "$(dirname "$0")"
if [ -x .venv/bin/python ]; then python=.venv/bin/python; else python=python3; fi
exec "$python" -m app
