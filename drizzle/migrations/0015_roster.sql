CREATE TABLE "duty_absence" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "duty_absence_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "duty_absence_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "duty_absence_order" CHECK (to_at > from_at)
);
--> statement-breakpoint
CREATE TABLE "duty_shift" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"swap_of" uuid,
	"made_by" uuid,
	"made_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "duty_shift_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "duty_shift_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "duty_shift_order" CHECK (to_at > from_at)
);
--> statement-breakpoint
CREATE INDEX "duty_absence_unit" ON "duty_absence" USING btree ("county","unit_id","to_at");--> statement-breakpoint
CREATE INDEX "duty_absence_account" ON "duty_absence" USING btree ("account_id","to_at");--> statement-breakpoint
CREATE INDEX "duty_shift_unit" ON "duty_shift" USING btree ("county","unit_id","to_at");--> statement-breakpoint
CREATE INDEX "duty_shift_account" ON "duty_shift" USING btree ("account_id","to_at");