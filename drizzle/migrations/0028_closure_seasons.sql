CREATE TABLE "closure_season" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"from_date" text NOT NULL,
	"to_date" text NOT NULL,
	"first_day" date NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"approved" boolean,
	"ended_at" timestamp with time zone,
	CONSTRAINT "closure_season_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "closure_season_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "closure_season_dates" CHECK (from_date ~ '^[0-9]{2}-[0-9]{2}$' and to_date ~ '^[0-9]{2}-[0-9]{2}$'),
	CONSTRAINT "closure_season_decision" CHECK ((approved is null) = (decided_at is null))
);
--> statement-breakpoint
ALTER TABLE "closure" DROP CONSTRAINT "closure_order";--> statement-breakpoint
ALTER TABLE "closure" ADD COLUMN "season_id" uuid;--> statement-breakpoint
ALTER TABLE "closure" ADD COLUMN "planned_to_day" date;--> statement-breakpoint
ALTER TABLE "closure" ADD COLUMN "reopened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "closure" ADD COLUMN "reopened_by" uuid;--> statement-breakpoint
CREATE INDEX "closure_season_lodging" ON "closure_season" USING btree ("county","lodging_id");--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_order" CHECK (to_day >= from_day - 1);