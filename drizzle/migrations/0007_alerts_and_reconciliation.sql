CREATE TABLE "alert" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"business_day" date NOT NULL,
	"groups" jsonb NOT NULL,
	"reasons" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"rehearsal" boolean NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"claimed_by" uuid,
	"claimed_at" timestamp with time zone,
	"contacted_at" timestamp with time zone,
	"disposition" text,
	"feedback" text,
	"closed_by" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "alert_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "alert_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "alert_severity" CHECK (severity in ('instant', 'same_day', 'watch')),
	CONSTRAINT "alert_span" CHECK (business_day >= from_day),
	CONSTRAINT "alert_claim" CHECK ((claimed_by is null) = (claimed_at is null)),
	CONSTRAINT "alert_closed_with_feedback" CHECK ((closed_at is null) = (disposition is null) and (closed_at is null) = (feedback is null)),
	CONSTRAINT "alert_disposition" CHECK (disposition in ('confirmed', 'explained', 'unverifiable', 'duplicate', 'referred'))
);
--> statement-breakpoint
CREATE TABLE "alert_stay" (
	"county" text NOT NULL,
	"alert_id" uuid NOT NULL,
	"stay_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	CONSTRAINT "alert_stay_county_alert_id_stay_id_pk" PRIMARY KEY("county","alert_id","stay_id")
);
--> statement-breakpoint
CREATE TABLE "rule_approval" (
	"county" text NOT NULL,
	"rule" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"approved" boolean NOT NULL,
	"basis" text NOT NULL,
	"approved_by" uuid,
	"approver_name" text NOT NULL,
	"parameters" jsonb NOT NULL,
	CONSTRAINT "rule_approval_county_rule_at_pk" PRIMARY KEY("county","rule","at"),
	CONSTRAINT "rule_approval_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "reconcile_row" (
	"county" text NOT NULL,
	"run_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"place" integer NOT NULL,
	"result" text NOT NULL,
	"stay_id" uuid,
	"other_day" date,
	"check_in_at" timestamp with time zone,
	"room" text,
	CONSTRAINT "reconcile_row_county_lodging_id_business_day_place_pk" PRIMARY KEY("county","lodging_id","business_day","place"),
	CONSTRAINT "reconcile_row_result" CHECK (result in ('not_filed', 'not_registered', 'day_differs', 'twin'))
);
--> statement-breakpoint
CREATE TABLE "reconcile_run" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"content" "bytea" NOT NULL,
	"form" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"rows" integer NOT NULL,
	"refused" integer NOT NULL,
	"matched" integer NOT NULL,
	"not_filed" integer NOT NULL,
	"not_registered" integer NOT NULL,
	"day_differs" integer NOT NULL,
	"twins" integer NOT NULL,
	"nights" integer NOT NULL,
	"nights_without" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	CONSTRAINT "reconcile_run_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "reconcile_run_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "reconcile_run_form" CHECK (form in ('clear', 'blind'))
);
--> statement-breakpoint
CREATE TABLE "register_guest" (
	"county" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"number" "bytea" NOT NULL,
	"check_in_at" timestamp with time zone NOT NULL,
	"room" text,
	"run_id" uuid NOT NULL,
	"clear_on" date NOT NULL,
	CONSTRAINT "register_guest_county_lodging_id_business_day_number_pk" PRIMARY KEY("county","lodging_id","business_day","number")
);
--> statement-breakpoint
ALTER TABLE "alert_stay" ADD CONSTRAINT "alert_stay_county_alert_id_alert_county_id_fk" FOREIGN KEY ("county","alert_id") REFERENCES "public"."alert"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_open" ON "alert" USING btree ("county","closed_at","severity","found_at");--> statement-breakpoint
CREATE INDEX "alert_lodging" ON "alert" USING btree ("county","lodging_id","business_day");--> statement-breakpoint
CREATE INDEX "alert_stay_stay" ON "alert_stay" USING btree ("county","stay_id");--> statement-breakpoint
CREATE INDEX "reconcile_run_at" ON "reconcile_run" USING btree ("county","at");--> statement-breakpoint
CREATE INDEX "register_guest_number" ON "register_guest" USING btree ("county","number");