CREATE TABLE "device_pin" (
	"device_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"pin_hash" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"wrong" smallint DEFAULT 0 NOT NULL,
	"tried_at" timestamp with time zone,
	"spent_at" timestamp with time zone,
	CONSTRAINT "device_pin_device_id_account_id_pk" PRIMARY KEY("device_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "own_device" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid NOT NULL,
	"county" text NOT NULL,
	"lodging_id" uuid,
	"label" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"former_hash" "bytea",
	"turned_at" timestamp with time zone NOT NULL,
	"via" text NOT NULL,
	"made_by" uuid NOT NULL,
	"paired_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"ended_why" text,
	CONSTRAINT "own_device_kind" CHECK (kind in ('phone', 'desk') and (kind = 'desk') = (lodging_id is not null)),
	CONSTRAINT "own_device_via" CHECK (via in ('self', 'owner', 'station')),
	CONSTRAINT "own_device_ended" CHECK ((ended_at is null) = (ended_why is null))
);
--> statement-breakpoint
CREATE TABLE "pairing" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"county" text NOT NULL,
	"account_id" uuid NOT NULL,
	"via" text NOT NULL,
	"made_by" uuid NOT NULL,
	"paper" text,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "pairing_via" CHECK (via in ('self', 'owner', 'station')),
	CONSTRAINT "pairing_paper" CHECK ((via = 'station') = (paper is not null))
);
--> statement-breakpoint
CREATE TABLE "desk_shift" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"note" "bytea",
	"clear_on" date,
	CONSTRAINT "desk_shift_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "desk_shift_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "desk_shift_note" CHECK (note is null or clear_on is not null)
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device_id" uuid;--> statement-breakpoint
CREATE INDEX "own_device_account" ON "own_device" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "own_device_lodging" ON "own_device" USING btree ("lodging_id");--> statement-breakpoint
CREATE INDEX "pairing_account" ON "pairing" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "desk_shift_lodging" ON "desk_shift" USING btree ("county","lodging_id","began_at");--> statement-breakpoint
CREATE UNIQUE INDEX "desk_shift_running" ON "desk_shift" USING btree ("county","device_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "session_device" ON "session" USING btree ("device_id");