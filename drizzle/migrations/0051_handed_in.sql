CREATE TABLE "unit_key" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"source" text NOT NULL,
	"label" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "unit_key_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "unit_key_secret" UNIQUE("secret_hash"),
	CONSTRAINT "unit_key_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "unit_key_source" CHECK (source in ('school', 'platform', 'department'))
);
--> statement-breakpoint
ALTER TABLE "thread_line" DROP CONSTRAINT "thread_line_kind";--> statement-breakpoint
ALTER TABLE "matter" DROP CONSTRAINT "matter_source";--> statement-breakpoint
ALTER TABLE "matter_step" DROP CONSTRAINT "matter_step_kind";--> statement-breakpoint
ALTER TABLE "hand_off" DROP CONSTRAINT "hand_off_of";--> statement-breakpoint
ALTER TABLE "hand_off" DROP CONSTRAINT "hand_off_end";--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "handed_unit" uuid;--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "handed_digest" "bytea";--> statement-breakpoint
ALTER TABLE "hand_off" ADD COLUMN "task_id" uuid;--> statement-breakpoint
CREATE INDEX "unit_key_unit" ON "unit_key" USING btree ("county","unit_id");--> statement-breakpoint
CREATE INDEX "matter_handed" ON "matter" USING btree ("county","handed_unit","raised_at") WHERE handed_unit is not null;--> statement-breakpoint
CREATE INDEX "hand_off_task" ON "hand_off" USING btree ("county","task_id") WHERE task_id is not null;--> statement-breakpoint
ALTER TABLE "thread_line" ADD CONSTRAINT "thread_line_kind" CHECK (kind in ('said', 'passed', 'claimed', 'recalled', 'returned', 'closed', 'reopened'));--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_handed_by" CHECK (handed_unit is null or source in ('school', 'platform', 'department'));--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_source" CHECK (source in ('lodging', 'officer', 'school', 'platform', 'department', 'citizen'));--> statement-breakpoint
ALTER TABLE "matter_step" ADD CONSTRAINT "matter_step_kind" CHECK (kind in ('raised', 'said', 'noted', 'told', 'passed', 'claimed', 'recalled', 'answered', 'returned', 'closed'));--> statement-breakpoint
ALTER TABLE "hand_off" ADD CONSTRAINT "hand_off_of" CHECK (num_nonnulls(thread_id, matter_id, task_id) = 1);--> statement-breakpoint
ALTER TABLE "hand_off" ADD CONSTRAINT "hand_off_end" CHECK ((answered_at is null) = (outcome is null) and (outcome is null or outcome in ('answered', 'returned', 'recalled', 'sorted')));