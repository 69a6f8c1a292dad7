CREATE TABLE "night_mark" (
	"county" text NOT NULL,
	"business_day" date NOT NULL,
	"id" uuid NOT NULL,
	"beat_id" uuid,
	CONSTRAINT "night_mark_county_business_day_id_pk" PRIMARY KEY("county","business_day","id"),
	CONSTRAINT "night_mark_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "night_tally" (
	"county" text NOT NULL,
	"business_day" date NOT NULL,
	"beat_id" uuid NOT NULL,
	"houses" bigint NOT NULL,
	"expected" integer NOT NULL,
	"on_time" integer NOT NULL,
	"late_times" timestamp with time zone[] NOT NULL,
	"late_by" integer[] NOT NULL,
	"excused" uuid[] NOT NULL,
	"due_by" timestamp with time zone NOT NULL,
	"made_by" timestamp with time zone NOT NULL,
	"known_by" timestamp with time zone,
	CONSTRAINT "night_tally_county_business_day_beat_id_pk" PRIMARY KEY("county","business_day","beat_id"),
	CONSTRAINT "night_tally_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE INDEX "obligation_beat" ON "obligation" USING btree ("county","beat_id","business_day");