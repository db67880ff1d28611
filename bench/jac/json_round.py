import json


def work(n):
    value = {"id": 7, "name": "a \u00e9 name", "tags": ["x", "y", None, True], "at": [1.5, 2.25, -3]}
    s = 0
    for i in range(n):
        s += len(json.loads(json.dumps(value)))
    return s
