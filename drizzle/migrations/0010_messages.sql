CREATE TABLE "channel_setting" (
	"county" text NOT NULL,
	"channel" text NOT NULL,
	"enabled" boolean NOT NULL,
	"place" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"sealed" "bytea",
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	"failures" integer NOT NULL,
	"open_until" timestamp with time zone,
	CONSTRAINT "channel_setting_county_channel_pk" PRIMARY KEY("county","channel")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"urgent" boolean NOT NULL,
	"lodging_ids" uuid[] NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"path" text,
	"link_id" uuid,
	"queued_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answer" text,
	"withdrawn_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "message_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "message_key" UNIQUE("county","key"),
	CONSTRAINT "message_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "message_address" (
	"county" text NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_address_county_account_id_kind_pk" PRIMARY KEY("county","account_id","kind"),
	CONSTRAINT "message_address_kind" CHECK (kind in ('wecom', 'email'))
);
--> statement-breakpoint
CREATE TABLE "message_delivery" (
	"county" text NOT NULL,
	"message_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"attempts" integer NOT NULL,
	"handed_at" timestamp with time zone,
	"provider_id" text,
	"delivered_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"unknown_at" timestamp with time zone,
	"asked_at" timestamp with time zone,
	"cause" text,
	CONSTRAINT "message_delivery_county_message_id_channel_pk" PRIMARY KEY("county","message_id","channel")
);
--> statement-breakpoint
CREATE TABLE "one_tap" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"account_id" uuid NOT NULL,
	"items" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "one_tap_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "one_tap_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"county" text NOT NULL,
	"message_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"step" text NOT NULL,
	"nights" date[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminder_county_message_id_lodging_id_pk" PRIMARY KEY("county","message_id","lodging_id"),
	CONSTRAINT "reminder_step" CHECK (step in ('soft', 'before', 'after'))
);
--> statement-breakpoint
ALTER TABLE "message_delivery" ADD CONSTRAINT "message_delivery_county_message_id_message_county_id_fk" FOREIGN KEY ("county","message_id") REFERENCES "public"."message"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_person" ON "message" USING btree ("county","account_id","queued_at");--> statement-breakpoint
CREATE INDEX "message_unread" ON "message" USING btree ("account_id") WHERE read_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "message_unsettled" ON "message" USING btree ("county","queued_at") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "message_lodgings" ON "message" USING gin ("lodging_ids");--> statement-breakpoint
CREATE INDEX "message_delivery_due" ON "message_delivery" USING btree ("county","channel","due_at") WHERE handed_at is null and failed_at is null and unknown_at is null;--> statement-breakpoint
CREATE INDEX "message_delivery_provider" ON "message_delivery" USING btree ("county","channel","provider_id");--> statement-breakpoint
CREATE INDEX "message_delivery_open" ON "message_delivery" USING btree ("county","unknown_at") WHERE unknown_at is not null;--> statement-breakpoint
CREATE INDEX "reminder_lodging" ON "reminder" USING btree ("county","lodging_id","at");