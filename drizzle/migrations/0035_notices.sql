CREATE TABLE "notice" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"bound" uuid[],
	"title_zh" text NOT NULL,
	"body_zh" text NOT NULL,
	"title_en" text,
	"body_en" text,
	"question_kind" text,
	"question_zh" text,
	"question_en" text,
	"options" jsonb NOT NULL,
	"ack" boolean NOT NULL,
	"safety" text,
	"way" text NOT NULL,
	"send_at" timestamp with time zone,
	"template_id" uuid,
	"template_n" integer,
	"follows" uuid,
	"audience" jsonb,
	"late_joiners" boolean NOT NULL,
	"listed_at" timestamp with time zone,
	"listed" integer NOT NULL,
	"empty_ids" uuid[],
	"composed_by" uuid NOT NULL,
	"composed_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone,
	"returned_by" uuid,
	"returned_at" timestamp with time zone,
	"returned_why" text,
	"checked_by" uuid,
	"checked_at" timestamp with time zone,
	"signed_by" uuid,
	"signed_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	CONSTRAINT "notice_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "notice_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "notice_way" CHECK (way in ('direct', 'scheduled', 'order')),
	CONSTRAINT "notice_question" CHECK (question_kind is null or question_kind in ('choice', 'short')),
	CONSTRAINT "notice_checked_by_another" CHECK (checked_by is null or checked_by <> composed_by),
	CONSTRAINT "notice_signed_by_another" CHECK (signed_by is null or signed_by <> composed_by),
	CONSTRAINT "notice_signed_once_checked" CHECK (signed_at is null or (checked_at is not null and listed_at is not null))
);
--> statement-breakpoint
CREATE TABLE "notice_audience" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"audience" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "notice_audience_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "notice_chase" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	"sent" integer NOT NULL,
	"capped" integer NOT NULL,
	CONSTRAINT "notice_chase_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "notice_order" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"lodgings" integer NOT NULL,
	"people" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"line" text,
	CONSTRAINT "notice_order_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "notice_order_beat" UNIQUE("county","notice_id","unit_id"),
	CONSTRAINT "notice_order_confirmed" CHECK ((confirmed_by is null) = (confirmed_at is null))
);
--> statement-breakpoint
CREATE TABLE "notice_recipient" (
	"county" text NOT NULL,
	"notice_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"role" text NOT NULL,
	"beat_id" uuid,
	"station_id" uuid,
	"category" text NOT NULL,
	"reachable" boolean NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"late" boolean NOT NULL,
	"due_at" timestamp with time zone,
	"deferred_for" text,
	"message_id" uuid,
	"dropped_at" timestamp with time zone,
	"answer_choice" integer,
	"answer_text" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "notice_recipient_county_notice_id_account_id_lodging_id_pk" PRIMARY KEY("county","notice_id","account_id","lodging_id")
);
--> statement-breakpoint
CREATE TABLE "notice_template" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"n" integer NOT NULL,
	"name" text NOT NULL,
	"title_zh" text NOT NULL,
	"body_zh" text NOT NULL,
	"title_en" text,
	"body_en" text,
	"question_kind" text,
	"question_zh" text,
	"question_en" text,
	"options" jsonb NOT NULL,
	"ack" boolean NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "notice_template_county_id_n_pk" PRIMARY KEY("county","id","n")
);
--> statement-breakpoint
ALTER TABLE "notice_chase" ADD CONSTRAINT "notice_chase_county_notice_id_notice_county_id_fk" FOREIGN KEY ("county","notice_id") REFERENCES "public"."notice"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_order" ADD CONSTRAINT "notice_order_county_notice_id_notice_county_id_fk" FOREIGN KEY ("county","notice_id") REFERENCES "public"."notice"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_recipient" ADD CONSTRAINT "notice_recipient_county_notice_id_notice_county_id_fk" FOREIGN KEY ("county","notice_id") REFERENCES "public"."notice"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_open" ON "notice" USING btree ("county","signed_at","sent_at");--> statement-breakpoint
CREATE INDEX "notice_follows" ON "notice" USING btree ("county","follows");--> statement-breakpoint
CREATE INDEX "notice_chase_notice" ON "notice_chase" USING btree ("county","notice_id");--> statement-breakpoint
CREATE INDEX "notice_recipient_person" ON "notice_recipient" USING btree ("county","account_id","notice_id");--> statement-breakpoint
CREATE INDEX "notice_recipient_message" ON "notice_recipient" USING btree ("county","message_id");--> statement-breakpoint
CREATE INDEX "notice_recipient_waiting" ON "notice_recipient" USING btree ("county","notice_id") WHERE message_id is null and dropped_at is null;