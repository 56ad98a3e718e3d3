"""Holds scenarios/scenario.schema.json against the files the reader is tested with.

usage: validate_schema.py TOP    (the top of the repository)

What the reader takes, the schema takes; what the reader refuses for its keys, types or limits (F…), it refuses.
"""
import json
import pathlib
import sys

import jsonschema

top = pathlib.Path(sys.argv[1])
schema = json.loads((top / "scenarios/scenario.schema.json").read_text("utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
data = top / "tests/data"

# JSON Schema counts 100.00 as a whole number; the reader asks for it to be written as one.
beyond_a_schema = {"F005_money.json"}

wrong, held = [], 0


def expect(path, valid):
    global held
    error = next(validator.iter_errors(json.loads(path.read_text("utf-8"))), None)
    held += 1
    if valid and error:
        wrong.append(f"{path}: the schema refuses what the reader takes: {error.message[:200]}")
    if not valid and not error:
        wrong.append(f"{path}: the schema takes what the reader refuses")


for path in sorted((top / "scenarios").glob("*/scenario.json")):
    expect(path, True)
expect(data / "scenarios/everything.json", True)
for path in sorted((data / "problems").glob("[FS]*.json")):
    told = path.with_suffix(".txt").read_text("utf-8")
    refused = any(f"[F{n:03}]" in told for n in range(1, 100))
    expect(path, not refused or path.name in beyond_a_schema)
print(f"{held} files held against the schema")
if wrong:
    sys.exit("\n".join(wrong))
