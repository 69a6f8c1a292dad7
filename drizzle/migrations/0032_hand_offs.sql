CREATE TABLE "hand_off" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"unit_id" uuid,
	"ask" "bytea",
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claimed_unit" uuid,
	"claimed_by" uuid,
	"claimed_at" timestamp with time zone,
	"outcome" text,
	"said" "bytea",
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"claim_told_at" timestamp with time zone,
	"end_told_at" timestamp with time zone,
	"clear_on" date NOT NULL,
	CONSTRAINT "hand_off_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "hand_off_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "hand_off_claim" CHECK ((claimed_by is null) = (claimed_at is null) and (claimed_by is null) = (claimed_unit is null)),
	CONSTRAINT "hand_off_end" CHECK ((answered_at is null) = (outcome is null) and (outcome is null or outcome in ('answered', 'returned')))
);
--> statement-breakpoint
ALTER TABLE "hand_off" ADD CONSTRAINT "hand_off_county_thread_id_thread_county_id_fk" FOREIGN KEY ("county","thread_id") REFERENCES "public"."thread"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hand_off_unit" ON "hand_off" USING btree ("county","unit_id","answered_at");--> statement-breakpoint
CREATE INDEX "hand_off_thread" ON "hand_off" USING btree ("county","thread_id");