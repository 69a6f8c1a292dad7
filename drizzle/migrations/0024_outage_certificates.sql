CREATE TABLE "outage_certificate" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"outage_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"file" text NOT NULL,
	CONSTRAINT "outage_certificate_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "outage_certificate_number" UNIQUE("number")
);
--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "known_by" text DEFAULT 'declared' NOT NULL;--> statement-breakpoint
CREATE INDEX "outage_certificate_outage" ON "outage_certificate" USING btree ("county","outage_id");--> statement-breakpoint
ALTER TABLE "outage" ADD CONSTRAINT "outage_known" CHECK (known_by in ('declared', 'beat'));