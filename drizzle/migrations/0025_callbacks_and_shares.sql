CREATE TABLE "inbound_text" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"channel" text NOT NULL,
	"provider_key" text NOT NULL,
	"from_index" "bytea" NOT NULL,
	"zero" boolean NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"done_at" timestamp with time zone,
	CONSTRAINT "inbound_text_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "inbound_text_once" UNIQUE("county","channel","provider_key")
);
--> statement-breakpoint
CREATE TABLE "parked_report" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"channel" text NOT NULL,
	"report" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "parked_report_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
ALTER TABLE "channel_setting" ADD COLUMN "share" integer;--> statement-breakpoint
ALTER TABLE "channel_setting" ADD COLUMN "shared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "reply" text;--> statement-breakpoint
ALTER TABLE "message_delivery" ADD COLUMN "to_index" "bytea";--> statement-breakpoint
ALTER TABLE "message_delivery" ADD COLUMN "offered" boolean;--> statement-breakpoint
ALTER TABLE "message_delivery" ADD COLUMN "awaiting_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "inbound_text_from" ON "inbound_text" USING btree ("county","from_index","received_at");--> statement-breakpoint
CREATE INDEX "message_delivery_to" ON "message_delivery" USING btree ("county","to_index","claimed_at") WHERE to_index is not null;