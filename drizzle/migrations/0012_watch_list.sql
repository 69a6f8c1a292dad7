CREATE TABLE "reconcile_night" (
	"county" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"run_id" uuid NOT NULL,
	"matched" integer NOT NULL,
	"not_filed" integer NOT NULL,
	"not_registered" integer NOT NULL,
	"day_differs" integer NOT NULL,
	"twins" integer NOT NULL,
	"returned" boolean NOT NULL,
	CONSTRAINT "reconcile_night_county_lodging_id_business_day_pk" PRIMARY KEY("county","lodging_id","business_day")
);
--> statement-breakpoint
CREATE TABLE "register_upload" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"form" text NOT NULL,
	"bytes" integer NOT NULL,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	"read" integer NOT NULL,
	"ended_at" timestamp with time zone,
	"code" text,
	"refused" jsonb,
	"run_id" uuid,
	"changed" boolean,
	CONSTRAINT "register_upload_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "register_upload_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "register_upload_form" CHECK (form in ('clear', 'blind'))
);
--> statement-breakpoint
CREATE TABLE "watch_entry" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"case_number" text NOT NULL,
	"contact" text NOT NULL,
	"masked" jsonb NOT NULL,
	"sealed" "bytea",
	"number_index" "bytea",
	"person_index" "bytea",
	"companion_key" text,
	"companion_name_key" text,
	"looks_from" date NOT NULL,
	"ends_on" date NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"hits" integer NOT NULL,
	"clear_on" date NOT NULL,
	"cleared_at" timestamp with time zone,
	CONSTRAINT "watch_entry_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "watch_entry_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "watch_entry_kind" CHECK (kind in ('child', 'adult')),
	CONSTRAINT "watch_entry_outcome" CHECK (outcome in ('found', 'withdrawn', 'expired')),
	CONSTRAINT "watch_entry_ended" CHECK ((ended_at is null) = (outcome is null))
);
--> statement-breakpoint
CREATE TABLE "watch_hit" (
	"county" text NOT NULL,
	"entry_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"subject" text NOT NULL,
	"stay_id" uuid,
	"matched_by" text NOT NULL,
	"first" boolean NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "watch_hit_county_entry_id_lodging_id_business_day_subject_pk" PRIMARY KEY("county","entry_id","lodging_id","business_day","subject"),
	CONSTRAINT "watch_hit_by" CHECK (matched_by in ('number', 'person', 'companion', 'companion_name', 'register'))
);
--> statement-breakpoint
ALTER TABLE "watch_hit" ADD CONSTRAINT "watch_hit_county_entry_id_watch_entry_county_id_fk" FOREIGN KEY ("county","entry_id") REFERENCES "public"."watch_entry"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "register_upload_at" ON "register_upload" USING btree ("county","at");--> statement-breakpoint
CREATE INDEX "watch_entry_open" ON "watch_entry" USING btree ("county","ended_at","ends_on");--> statement-breakpoint
CREATE INDEX "watch_entry_number" ON "watch_entry" USING btree ("county","number_index");--> statement-breakpoint
CREATE INDEX "watch_entry_person" ON "watch_entry" USING btree ("county","person_index");--> statement-breakpoint
CREATE INDEX "stay_text_person" ON "stay_text" USING btree ("county","person_index");