#!/usr/bin/env python3
"""Runs the thirty cases of cases.json against a sandbox lodging; Python's standard library alone.

ORIGIN=http://127.0.0.1:3000 KEY=nl_test_... python3 run.py
ORIGIN=... KEY=... python3 run.py -- ./my-client --flag     # each request through your own client

The sandbox lodging and its key come from its maker: the owner's keys page, or `npm run nightlight -- api-key create --sandbox`.
With a command behind `--` each request goes to your own client: it reads one line of JSON
{"method", "url", "headers", "body"} and writes one line of JSON {"status", "body"}. Exit code 0 when all thirty pass.
"""
import datetime
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

ORIGIN = os.environ["ORIGIN"]
KEY = os.environ["KEY"]
HERE = os.path.dirname(os.path.abspath(__file__))
COMMAND = sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else None


def own(method, url, headers, body):
    data = None if body is None else body.encode()
    request = urllib.request.Request(url, method=method, data=data, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def through_client(method, url, headers, body):
    asked = json.dumps({"method": method, "url": url, "headers": headers, "body": body})
    ran = subprocess.run(COMMAND, input=asked + "\n", capture_output=True, text=True, check=True, timeout=60)
    answer = json.loads(ran.stdout)
    return answer["status"], answer["body"]


def put_in(value, kept):
    """Names in braces are replaced in every text of a case; one that stands alone keeps its kind."""
    if isinstance(value, str):
        for name, known in kept.items():
            if value == "{%s}" % name:
                return known
            value = value.replace("{%s}" % name, str(known))
        return value
    if isinstance(value, list):
        return [put_in(one, kept) for one in value]
    if isinstance(value, dict):
        return {name: put_in(one, kept) for name, one in value.items()}
    return value


def at(answer, path):
    for step in path.split("."):
        answer = answer[int(step)] if isinstance(answer, list) else answer.get(step) if isinstance(answer, dict) else None
    return answer


def faults(expect, status, answer):
    """What of an answer is not as the case expects."""
    found = []
    if status not in expect["status"]:
        found.append("status %d, expected %s" % (status, " or ".join(map(str, expect["status"]))))
    if "code" in expect and answer.get("code") != expect["code"]:
        found.append("code %s, expected %s" % (answer.get("code"), expect["code"]))
    if "field" in expect and expect["field"] not in [one.get("field") for one in answer.get("errors", [])]:
        found.append("no error names the field %s" % expect["field"])
    for path, value in expect.get("equals", {}).items():
        if at(answer, path) != value:
            found.append("%s is %s, expected %s" % (path, at(answer, path), value))
    found += ["%s is missing" % path for path in expect.get("has", []) if at(answer, path) is None]
    found += ["%s must not be told" % path for path in expect.get("lacks", []) if at(answer, path) is not None]
    return found


def main():
    send = through_client if COMMAND else own
    # the running night began at 06:00 in Shanghai; the one before it is over
    running = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=2)).date()
    night = [str(running - datetime.timedelta(days=n)) for n in (1, 2, 3)]
    kept = {"run": "k%d" % int(time.time()), "night": night[0], "before": night[1], "earlier": night[2]}
    status, text = own("GET", ORIGIN + "/api/v1/lodgings", {"Authorization": "Bearer " + KEY}, None)
    if status != 200 or not KEY.startswith("nl_test_"):
        sys.exit("KEY is no key of a sandbox lodging")
    kept["lodging"] = json.loads(text)["lodgings"][0]["code"]
    with open(os.path.join(HERE, "cases.json"), encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    passed = 0
    for number, case in enumerate(cases, 1):
        headers = {"Authorization": "Bearer " + KEY, "Accept-Language": "en", **put_in(case.get("headers", {}), kept)}
        headers = {name: value for name, value in headers.items() if value}
        body = case["raw"] if "raw" in case else json.dumps(put_in(case["body"], kept), ensure_ascii=False) if "body" in case else None
        url = ORIGIN + "/api/v1" + put_in(case["path"], kept)
        status, text = send(case["method"], url, headers, body)
        try:
            answer = json.loads(text or "{}")
        except ValueError:
            answer = {}
        expect = put_in(case["expect"], kept)
        found = faults(expect, status, answer)
        for name, path in expect.get("keep", {}).items():
            kept[name] = at(answer, path)
        passed += not found
        print("%s %2d %s%s" % ("FAILED" if found else "passed", number, case["name"], "".join("\n          " + one for one in found)))
    print("%d of %d passed" % (passed, len(cases)))
    sys.exit(0 if passed == len(cases) else 1)


main()
