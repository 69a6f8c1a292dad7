CREATE TABLE "handover" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"from_account" uuid NOT NULL,
	"to_account" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"leaves" boolean NOT NULL,
	"lodgings" integer NOT NULL,
	"chases" integer NOT NULL,
	"tasks" integer NOT NULL,
	"alerts" integer NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone,
	CONSTRAINT "handover_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "handover_days" CHECK (until_day is null or until_day >= from_day)
);
--> statement-breakpoint
CREATE INDEX "handover_unit" ON "handover" USING btree ("county","unit_id","from_day");