CREATE TABLE "brief" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"business_day" date NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"figures" jsonb NOT NULL,
	"issued_by" uuid NOT NULL,
	"issuer_name" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "brief_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "brief_number" UNIQUE("county","unit_id","year","number"),
	CONSTRAINT "brief_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "brief_number_from_one" CHECK (number >= 1)
);
--> statement-breakpoint
CREATE INDEX "brief_unit" ON "brief" USING btree ("county","unit_id","as_of");