CREATE TABLE "incident" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"lodging_id" uuid,
	"business_day" date NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"told_by" uuid,
	"source" text NOT NULL,
	"told_key" "bytea" NOT NULL,
	"signs" jsonb NOT NULL,
	"presence" text NOT NULL,
	"company" text,
	"seen_at" timestamp with time zone,
	"quiet" boolean NOT NULL,
	"sealed" "bytea",
	"clear_on" date NOT NULL,
	"claimed_by" uuid,
	"claimed_at" timestamp with time zone,
	"claimed_phone" text,
	"outcome" text,
	"feedback" text,
	"closed_by" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "incident_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "incident_told_key" UNIQUE("county","told_key"),
	CONSTRAINT "incident_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "incident_kind" CHECK (kind in ('report_now', 'left_unroomed')),
	CONSTRAINT "incident_source" CHECK (source in ('house', 'plate', 'open')),
	CONSTRAINT "incident_presence" CHECK (presence in ('here', 'left', 'unknown')),
	CONSTRAINT "incident_claim" CHECK ((claimed_by is null) = (claimed_at is null)),
	CONSTRAINT "incident_closed_with_feedback" CHECK ((closed_at is null) = (outcome is null) and (closed_at is null) = (feedback is null))
);
--> statement-breakpoint
CREATE TABLE "incident_ring" (
	"county" text NOT NULL,
	"incident_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "incident_ring_county_incident_id_account_id_pk" PRIMARY KEY("county","incident_id","account_id")
);
--> statement-breakpoint
CREATE INDEX "incident_open" ON "incident" USING btree ("county","closed_at","told_at");--> statement-breakpoint
CREATE INDEX "incident_lodging" ON "incident" USING btree ("county","lodging_id","told_at");