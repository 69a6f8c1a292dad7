CREATE TABLE "inspection" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"first" uuid NOT NULL,
	"first_name" text NOT NULL,
	"second" uuid NOT NULL,
	"second_name" text NOT NULL,
	"second_rank" text NOT NULL,
	"findings" jsonb NOT NULL,
	"follow" text NOT NULL,
	"until" date,
	"spoke" text,
	"statement" text,
	"signature" text NOT NULL,
	"refusal" text,
	"note" text,
	"request_key" text NOT NULL,
	"house_said" text,
	"house_said_by" uuid,
	"house_said_at" timestamp with time zone,
	CONSTRAINT "inspection_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "inspection_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "inspection_two_officers" CHECK (first <> second),
	CONSTRAINT "inspection_kind" CHECK (kind in ('daily', 'random', 'undercover')),
	CONSTRAINT "inspection_follow" CHECK (follow in ('none', 'advice', 'correction')),
	CONSTRAINT "inspection_until" CHECK ((follow = 'correction') = (until is not null)),
	CONSTRAINT "inspection_correction_two_police" CHECK (follow <> 'correction' or second_rank = 'police'),
	CONSTRAINT "inspection_signature" CHECK (signature in ('signed', 'refused', 'absent'))
);
--> statement-breakpoint
CREATE TABLE "inspection_draw" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"week" date NOT NULL,
	"version" integer NOT NULL,
	"seed" bigint NOT NULL,
	"size" jsonb NOT NULL,
	"candidates" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "inspection_draw_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "inspection_draw_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "inspection_plan" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"first" uuid NOT NULL,
	"second" uuid,
	"planned_by" uuid NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"inspection_id" uuid,
	"struck_why" text,
	"draw_id" uuid,
	"why" text NOT NULL,
	CONSTRAINT "inspection_plan_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "inspection_plan_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "inspection_plan_why" CHECK (why in ('need', 'control'))
);
--> statement-breakpoint
CREATE TABLE "rectification" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"inspection_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"until" date NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"house_done_at" timestamp with time zone,
	"house_done_by" uuid,
	"house_done" text,
	"proven_at" timestamp with time zone,
	"proven_by" uuid,
	"proof" text,
	"proof_said" text,
	CONSTRAINT "rectification_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "rectification_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "rectification_proven" CHECK ((proven_at is null) = (proof is null) and (proven_at is null) = (proven_by is null))
);
--> statement-breakpoint
CREATE TABLE "undercover_plan" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"first" uuid NOT NULL,
	"second" uuid,
	"planned_by" uuid NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"inspection_id" uuid,
	"struck_why" text,
	CONSTRAINT "undercover_plan_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "undercover_plan_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE INDEX "inspection_lodging" ON "inspection" USING btree ("county","lodging_id","happened_at");--> statement-breakpoint
CREATE INDEX "inspection_at" ON "inspection" USING btree ("county","happened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_request" ON "inspection" USING btree ("county","request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_draw_week" ON "inspection_draw" USING btree ("county","week");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_plan_open" ON "inspection_plan" USING btree ("county","lodging_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rectification_inspection" ON "rectification" USING btree ("county","inspection_id");--> statement-breakpoint
CREATE INDEX "rectification_open" ON "rectification" USING btree ("county","until") WHERE proven_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "undercover_plan_open" ON "undercover_plan" USING btree ("county","lodging_id") WHERE ended_at is null;