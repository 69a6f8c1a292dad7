#!/bin/sh
# A machine files one night of one lodging. First make its key, which is shown once:
#   KEY=$(npm run -s nightlight -- api-key create --lodging LH0001)
# then: ORIGIN=http://127.0.0.1:3000 LODGING=LH0001 NIGHT=2026-11-20 KEY=$KEY sh file-by-curl.sh
# Every person and number here is invented.
set -eu
URL="$ORIGIN/api/v1/lodgings/$LODGING/days/$NIGHT"
STAYS='{
  "kind": "guests",
  "stays": [
    {
      "serial": "A-17", "room": "203",
      "child": { "name": "测试甲", "document_type": "resident_id", "number": "430524201203079011", "how_checked": "original" },
      "check_in": "'$NIGHT'T21:05:00+08:00",
      "companions": [{ "name": "测试父", "relation": "parent" }],
      "guardian": { "name": "测试父", "phone": "13900000002", "result": "present" }
    },
    {
      "serial": "A-18", "room": "203",
      "child": { "name": "测试乙", "document_type": "resident_id", "number": "430524201501189024", "how_checked": "original" },
      "check_in": "'$NIGHT'T21:05:00+08:00",
      "companions": [{ "name": "测试父", "relation": "parent" }],
      "guardian": { "name": "测试父", "phone": "13900000002", "result": "present" }
    }
  ]
}'

# file IDEMPOTENCY-KEY BODY: the answer on one line, its status on the next
file() {
  curl -sS -X PUT "$URL" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
    -H "Idempotency-Key: $1" -d "$2" -w '\n%{http_code}\n'
}

# verify NUMBER CODE: what anybody may learn of a receipt
verify() {
  curl -sS "$ORIGIN/api/v1/verify" -H 'Content-Type: application/json' \
    -d "{\"number\":\"$1\",\"code\":\"$2\"}" -w '\n%{http_code}\n'
}

# 1. No minor stayed: a nil.
file "$NIGHT-1" '{"kind":"nil"}'

# 2. Two came after all: they are added as a second version.
ANSWER=$(file "$NIGHT-2" "$STAYS")
echo "$ANSWER"

# 3. The same key and body again: the same receipt, and nothing filed twice.
file "$NIGHT-2" "$STAYS"

# 4. Another body under the same key: refused, 409.
file "$NIGHT-2" '{"kind":"nil"}'

# 5. The receipt is what it says it is, and a changed one is not.
NUMBER=$(echo "$ANSWER" | sed -n 's/.*"number":"\([^"]*\)".*/\1/p')
CODE=$(echo "$ANSWER" | sed -n 's/.*"short_code":"\([^"]*\)".*/\1/p')
verify "$NUMBER" "$CODE"
verify "$NUMBER" "$(echo "$CODE" | tr '0-9A-Z' '1-9A-Z0')"
