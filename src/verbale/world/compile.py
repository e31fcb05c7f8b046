"""``python -m verbale.world.compile`` writes the compiled world anew; run it after every change of the YAML."""

from __future__ import annotations

from verbale.world.building import build
from verbale.world.compiled import COMPILED
from verbale.world.sources import sources_digest


def main() -> None:
    """Writes compiled.json beside the YAML that it was built from."""
    COMPILED.write_bytes(build(sources_digest()))


if __name__ == "__main__":
    main()
