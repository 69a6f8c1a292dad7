#!/usr/bin/env python3
"""Files 100 returns by batch with Python's standard library alone, and ends with exactly 100 receipts however bad the line is.

ORIGIN=http://127.0.0.1:3000 KEY=nl_live_... NIGHT=2026-11-20 python3 file_100.py > receipts.json

Each return has an Idempotency-Key made before the first try and kept through all of them, so a try whose answer was
lost is simply sent again: the same receipt comes back. Every person and number here is invented.
"""
import json
import os
import random
import sys
import time
import urllib.error
import urllib.request

ORIGIN = os.environ["ORIGIN"]
KEY = os.environ["KEY"]
NIGHT = os.environ["NIGHT"]
BATCH = 20


def ask(method, path, body=None):
    """One request; raises OSError when the line breaks."""
    request = urllib.request.Request(
        ORIGIN + "/api/v1" + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "Bearer " + KEY, "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=15) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        if refused.code == 429:
            time.sleep(int(refused.headers.get("Retry-After", "5")))
        return refused.code, json.loads(refused.read() or b"{}")


def until_answered(method, path, body=None):
    """Sends again with growing pauses until there is an answer that counts; what the line swallowed is unknown, not lost."""
    pause = 0.2
    while True:
        try:
            status, answer = ask(method, path, body)
            if status < 500 and status != 429:
                return status, answer
        except (OSError, ValueError):
            pass
        time.sleep(pause * (0.5 + random.random()))
        pause = min(pause * 2, 5)


def stay(n):
    return {
        "serial": "PY-%s-%d" % (NIGHT, n),
        "room": str(200 + n),
        "child": {"name": "测试甲", "document_type": "household_book", "sex": "F", "birth_date": "2014-%02d-01" % (n % 12 + 1)},
        "check_in": NIGHT + "T21:05:00+08:00",
        "companions": [{"name": "测试母", "relation": "parent"}],
        "guardian": {"name": "测试母", "phone": "13900000002", "result": "present"},
    }


def main():
    _, reached = until_answered("GET", "/lodgings")
    codes = [one["code"] for one in reached["lodgings"]][:100]
    returns = [
        {
            "lodging": code,
            "night": NIGHT,
            "idempotency_key": "py-%s-%s" % (NIGHT, code),
            # three of four houses had nobody
            "return": {"kind": "guests", "stays": [stay(n)]} if n % 4 == 0 else {"kind": "nil"},
        }
        for n, code in enumerate(codes)
    ]
    receipts = {}
    for start in range(0, len(returns), BATCH):
        part = returns[start : start + BATCH]
        status, answer = until_answered("POST", "/returns", {"returns": part})
        if status != 200:
            sys.exit("the batch was refused: %s" % json.dumps(answer, ensure_ascii=False))
        for item in answer["items"]:
            if item["status"] >= 300:
                sys.exit("refused: %s" % json.dumps(item, ensure_ascii=False))
            receipts[item["lodging"]] = item["receipt"]
    print(json.dumps(receipts))


main()
