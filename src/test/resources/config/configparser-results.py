"""What Python makes of each text: one base64 line in, one JSON line out."""
import base64
import configparser
import io
import json
import sys


def line_that_is_not_utf8(data):
    """Python itself tells only a position, counted from the last time that it read on."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as e:
        return io.TextIOWrapper(io.BytesIO(data[: e.start]), encoding="utf-8").read().count("\n") + 1


def result(data):
    parser = configparser.RawConfigParser()
    try:
        parser.read_file(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"), source="odoo.conf")
    except UnicodeDecodeError:
        return {"kind": "UnicodeDecodeError", "lines": [line_that_is_not_utf8(data)]}
    except configparser.ParsingError as e:
        lines = [e.lineno] if hasattr(e, "lineno") else [number for number, _ in e.errors]
        return {"kind": type(e).__name__, "lines": lines}
    except configparser.Error as e:
        return {"kind": type(e).__name__, "lines": [e.lineno]}
    return {"sections": {name: dict(parser.items(name)) for name in parser.sections()}}


for line in sys.stdin:
    print(json.dumps(result(base64.b64decode(line))))
