CREATE TABLE "channel_member" (
	"county" text NOT NULL,
	"channel" text NOT NULL,
	"member_index" "bytea" NOT NULL,
	"account_id" uuid NOT NULL,
	"bound_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_member_county_channel_member_index_pk" PRIMARY KEY("county","channel","member_index"),
	CONSTRAINT "channel_member_account" UNIQUE("county","channel","account_id")
);
--> statement-breakpoint
ALTER TABLE "inbound_text" ADD COLUMN "sealed" "bytea";