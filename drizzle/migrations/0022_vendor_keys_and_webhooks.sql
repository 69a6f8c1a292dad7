CREATE TABLE "vendor_code" (
	"county" text NOT NULL,
	"code_mac" "bytea" NOT NULL,
	"key_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "vendor_code_county_code_mac_pk" PRIMARY KEY("county","code_mac")
);
--> statement-breakpoint
CREATE TABLE "vendor_key" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "vendor_key_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "vendor_key_secret" UNIQUE("secret_hash"),
	CONSTRAINT "vendor_key_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "vendor_link" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "vendor_link_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"county" text NOT NULL,
	"key_id" uuid NOT NULL,
	"url" text NOT NULL,
	"secret_sealed" "bytea" NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "webhook_county_key_id_pk" PRIMARY KEY("county","key_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_event" (
	"county" text NOT NULL,
	"key_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"lodging_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"tries" integer NOT NULL,
	"last_status" text,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "webhook_event_county_key_id_report_id_n_pk" PRIMARY KEY("county","key_id","report_id","n")
);
--> statement-breakpoint
ALTER TABLE "api_key" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "vendor_code_key" ON "vendor_code" USING btree ("county","key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "vendor_link_live" ON "vendor_link" USING btree ("county","key_id","lodging_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "vendor_link_lodging" ON "vendor_link" USING btree ("county","lodging_id");--> statement-breakpoint
CREATE INDEX "webhook_event_due" ON "webhook_event" USING btree ("county","next_at") WHERE next_at is not null;