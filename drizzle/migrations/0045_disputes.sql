CREATE TABLE "clue_call" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"place" text NOT NULL,
	"asks" text NOT NULL,
	"ends_on" date NOT NULL,
	"composed_by" uuid NOT NULL,
	"composed_at" timestamp with time zone NOT NULL,
	"released_by" uuid,
	"released_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "clue_call_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "clue_call_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "clue_call_released" CHECK ((released_by is null) = (released_at is null)),
	CONSTRAINT "clue_call_two_persons" CHECK (released_by is null or released_by <> composed_by)
);
--> statement-breakpoint
CREATE TABLE "clue_house" (
	"county" text NOT NULL,
	"call_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	CONSTRAINT "clue_house_county_call_id_lodging_id_pk" PRIMARY KEY("county","call_id","lodging_id")
);
--> statement-breakpoint
CREATE TABLE "matter" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"topic" text NOT NULL,
	"source" text NOT NULL,
	"call_id" uuid,
	"raised_by" uuid NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"steps" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"taken_up_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"outcome" text,
	CONSTRAINT "matter_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "matter_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "matter_kind" CHECK (kind in ('dispute', 'clue')),
	CONSTRAINT "matter_source" CHECK (source in ('lodging', 'officer', 'school', 'platform', 'citizen')),
	CONSTRAINT "matter_call_is_clue" CHECK (call_id is null or (kind = 'clue' and source = 'lodging')),
	CONSTRAINT "matter_end" CHECK ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null))
);
--> statement-breakpoint
CREATE TABLE "matter_step" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"matter_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"author" uuid,
	"unit_id" uuid,
	"sealed" "bytea",
	"numbers" "bytea",
	"shown" boolean NOT NULL,
	"request_key" uuid,
	"clear_on" date NOT NULL,
	CONSTRAINT "matter_step_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "matter_step_n" UNIQUE("county","matter_id","n"),
	CONSTRAINT "matter_step_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "matter_step_kind" CHECK (kind in ('raised', 'said', 'noted', 'told', 'passed', 'claimed', 'answered', 'returned', 'closed'))
);
--> statement-breakpoint
ALTER TABLE "hand_off" ALTER COLUMN "thread_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "thread" ADD COLUMN "topic" text;--> statement-breakpoint
ALTER TABLE "hand_off" ADD COLUMN "matter_id" uuid;--> statement-breakpoint
ALTER TABLE "clue_house" ADD CONSTRAINT "clue_house_county_call_id_clue_call_county_id_fk" FOREIGN KEY ("county","call_id") REFERENCES "public"."clue_call"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_step" ADD CONSTRAINT "matter_step_county_matter_id_matter_county_id_fk" FOREIGN KEY ("county","matter_id") REFERENCES "public"."matter"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clue_call_open" ON "clue_call" USING btree ("county","ended_at","composed_at");--> statement-breakpoint
CREATE INDEX "clue_house_lodging" ON "clue_house" USING btree ("county","lodging_id");--> statement-breakpoint
CREATE INDEX "matter_lodging" ON "matter" USING btree ("county","lodging_id","last_at");--> statement-breakpoint
CREATE INDEX "matter_open" ON "matter" USING btree ("county","raised_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "matter_call" ON "matter" USING btree ("county","call_id") WHERE call_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "matter_step_request" ON "matter_step" USING btree ("county","request_key") WHERE request_key is not null;--> statement-breakpoint
CREATE INDEX "matter_step_clear" ON "matter_step" USING btree ("county","clear_on") WHERE sealed is not null or numbers is not null;--> statement-breakpoint
CREATE INDEX "hand_off_matter" ON "hand_off" USING btree ("county","matter_id") WHERE matter_id is not null;--> statement-breakpoint
ALTER TABLE "hand_off" ADD CONSTRAINT "hand_off_of" CHECK ((thread_id is null) <> (matter_id is null));