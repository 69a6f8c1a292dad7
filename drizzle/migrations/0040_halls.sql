CREATE TABLE "hall" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"tag_id" uuid,
	"opened_by" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "hall_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "hall_circle" UNIQUE NULLS NOT DISTINCT("county","unit_id","tag_id"),
	CONSTRAINT "hall_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "hall_closed" CHECK ((closed_at is null) = (closed_by is null))
);
--> statement-breakpoint
CREATE TABLE "hall_matter" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"hall_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lodging_id" uuid,
	"call_id" uuid,
	"opened_by" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"posts" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"last_by" uuid,
	"waits_since" timestamp with time zone,
	"waits_post" integer,
	"answered_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"closed_how" text,
	CONSTRAINT "hall_matter_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "hall_matter_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "hall_matter_kind" CHECK (kind in ('announcement', 'question', 'lost', 'found', 'missing')),
	CONSTRAINT "hall_matter_missing" CHECK (kind <> 'missing' or call_id is not null),
	CONSTRAINT "hall_matter_wait" CHECK ((waits_since is null) = (waits_post is null)),
	CONSTRAINT "hall_matter_closed" CHECK ((closed_at is null) = (closed_how is null)),
	CONSTRAINT "hall_matter_closed_how" CHECK (closed_how in ('done', 'returned', 'over')),
	CONSTRAINT "hall_matter_closed_waits_not" CHECK (closed_at is null or waits_since is null)
);
--> statement-breakpoint
CREATE TABLE "hall_post" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"matter_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"side" text NOT NULL,
	"author" uuid,
	"role" text,
	"rank" text,
	"lodging_id" uuid,
	"unit_id" uuid,
	"sealed" "bytea",
	"request_key" uuid,
	"hidden_at" timestamp with time zone,
	"hidden_by" uuid,
	"hide_reason" text,
	"clear_on" date NOT NULL,
	CONSTRAINT "hall_post_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "hall_post_n" UNIQUE("county","matter_id","n"),
	CONSTRAINT "hall_post_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "hall_post_side" CHECK (side in ('house', 'police', 'post', 'clock')),
	CONSTRAINT "hall_post_house" CHECK (side <> 'house' or lodging_id is not null),
	CONSTRAINT "hall_post_hidden" CHECK ((hidden_at is null) = (hide_reason is null) and (hide_reason is null or hide_reason in ('personal', 'secret', 'chatter', 'wrong')))
);
--> statement-breakpoint
CREATE TABLE "hall_seat" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"hall_id" uuid NOT NULL,
	"host_unit" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"seated_by" uuid NOT NULL,
	"seated_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "hall_seat_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "hall_seat_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "hall_seat_ended" CHECK ((ended_at is null) = (ended_by is null))
);
--> statement-breakpoint
CREATE TABLE "hall_seen" (
	"county" text NOT NULL,
	"account_id" uuid NOT NULL,
	"matter_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hall_seen_county_account_id_matter_id_pk" PRIMARY KEY("county","account_id","matter_id"),
	CONSTRAINT "hall_seen_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "help_entry" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"question_en" text,
	"answer_en" text,
	"source_kind" text,
	"source_id" uuid,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"revised_by" uuid,
	"revised_at" timestamp with time zone,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "help_entry_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "help_entry_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "help_entry_source" CHECK ((source_kind is null) = (source_id is null)),
	CONSTRAINT "help_entry_source_kind" CHECK (source_kind in ('thread', 'hall')),
	CONSTRAINT "help_entry_en" CHECK ((question_en is null) = (answer_en is null)),
	CONSTRAINT "help_entry_approved" CHECK ((approved_at is null) = (approved_by is null)),
	CONSTRAINT "help_entry_withdrawn" CHECK ((withdrawn_at is null) = (withdrawn_by is null))
);
--> statement-breakpoint
ALTER TABLE "hall_matter" ADD CONSTRAINT "hall_matter_county_hall_id_hall_county_id_fk" FOREIGN KEY ("county","hall_id") REFERENCES "public"."hall"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hall_post" ADD CONSTRAINT "hall_post_county_matter_id_hall_matter_county_id_fk" FOREIGN KEY ("county","matter_id") REFERENCES "public"."hall_matter"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hall_seat" ADD CONSTRAINT "hall_seat_county_hall_id_hall_county_id_fk" FOREIGN KEY ("county","hall_id") REFERENCES "public"."hall"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hall_matter_hall" ON "hall_matter" USING btree ("county","hall_id","last_at");--> statement-breakpoint
CREATE INDEX "hall_matter_waiting" ON "hall_matter" USING btree ("county","waits_since") WHERE waits_since is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "hall_matter_call" ON "hall_matter" USING btree ("county","hall_id","call_id") WHERE call_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "hall_post_request" ON "hall_post" USING btree ("county","request_key") WHERE request_key is not null;--> statement-breakpoint
CREATE INDEX "hall_post_clear" ON "hall_post" USING btree ("county","clear_on") WHERE sealed is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "hall_seat_open" ON "hall_seat" USING btree ("county","hall_id","unit_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "help_entry_written" ON "help_entry" USING btree ("county","written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "help_entry_source" ON "help_entry" USING btree ("county","source_kind","source_id") WHERE withdrawn_at is null;