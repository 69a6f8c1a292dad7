CREATE TABLE "alert_part" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"ask" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"claimed_by" uuid,
	"claimed_at" timestamp with time zone,
	"outcome" text,
	"said" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "alert_part_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "alert_part_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "alert_part_claim" CHECK ((claimed_by is null) = (claimed_at is null)),
	CONSTRAINT "alert_part_answer" CHECK ((answered_at is null) = (outcome is null) and (outcome is null or outcome in ('done', 'returned')))
);
--> statement-breakpoint
CREATE TABLE "case_review" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"case_number" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"hold_id" uuid NOT NULL,
	"musts" jsonb NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"assigned_to" uuid NOT NULL,
	"verdicts" jsonb,
	"said" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "case_review_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "case_review_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "case_review_closed" CHECK ((closed_at is null) = (verdicts is null) and (closed_at is null) = (said is null))
);
--> statement-breakpoint
ALTER TABLE "alert_part" ADD CONSTRAINT "alert_part_county_alert_id_alert_county_id_fk" FOREIGN KEY ("county","alert_id") REFERENCES "public"."alert"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_review" ADD CONSTRAINT "case_review_county_alert_id_alert_county_id_fk" FOREIGN KEY ("county","alert_id") REFERENCES "public"."alert"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_part_alert" ON "alert_part" USING btree ("county","alert_id");--> statement-breakpoint
CREATE INDEX "alert_part_unit" ON "alert_part" USING btree ("county","unit_id","answered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "case_review_alert" ON "case_review" USING btree ("county","alert_id");--> statement-breakpoint
CREATE INDEX "case_review_assigned" ON "case_review" USING btree ("county","assigned_to");