CREATE TABLE "rule_preview" (
	"county" text NOT NULL,
	"rule" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" uuid NOT NULL,
	"done_at" timestamp with time zone,
	"result" jsonb,
	CONSTRAINT "rule_preview_county_rule_pk" PRIMARY KEY("county","rule"),
	CONSTRAINT "rule_preview_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "rule_preview_done" CHECK ((done_at is null) = (result is null))
);
