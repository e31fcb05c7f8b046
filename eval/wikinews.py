"""Reads a JSON Lines file of real articles and checks each record against the published schema: ``make wikinews``.

    python -m eval.wikinews [FILE]

FILE has one object a line with the key "text" and, if known, "published"; without it, the Wikinews set beside the checkout.
Prints how many records were valid; ends with 1 when an article raised an exception or a record was not valid.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from jsonschema import Draft202012Validator

from verbale.minutes import to_record
from verbale.model import Metadata
from verbale.pipeline import read_minutes

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("VERBALE_SHARED", ROOT.parent / "shared"))
PROGRAM = Path(sys.executable).with_name("verbale")


def main() -> int:
    """Reads every article; a failure is printed with its line and does not stop the others."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data/wikinews-fr/wikinews-fr.jsonl"
    if not path.is_file():
        print(f"{path} is missing: nothing was read")
        return 0
    schema = json.loads(subprocess.run([str(PROGRAM), "schema"], capture_output=True, text=True, check=True).stdout)
    validator = Draft202012Validator(schema)
    began, valid, statements, failed = time.monotonic(), 0, 0, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        article = json.loads(line)
        try:
            minutes = read_minutes(article["text"], Metadata(published=article.get("published"), language="fr"))
            record = json.loads(json.dumps(to_record(minutes)))
            validator.validate(record)
        except Exception as error:
            failed.append(f"line {number}: {type(error).__name__}: {str(error)[:200]}")
            continue
        valid += 1
        statements += len(record["statements"])
    print(f"{valid} records valid, {len(failed)} failed, {statements} statements, {time.monotonic() - began:.0f} s")
    print("\n".join(failed), end="\n" if failed else "")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
