CREATE TABLE "alert_step" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"kind" text NOT NULL,
	"said" text,
	CONSTRAINT "alert_step_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "alert_step_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "house_question" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"counts" jsonb NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"said" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "house_question_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "house_question_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "house_question_span" CHECK (to_day >= from_day),
	CONSTRAINT "house_question_answer" CHECK ((answered_at is null) = (answer is null) and (answer is null or answer in
        ('filed_later', 'filed_other_night', 'register_wrong', 'not_a_minor', 'explanation')))
);
--> statement-breakpoint
ALTER TABLE "alert_step" ADD CONSTRAINT "alert_step_county_alert_id_alert_county_id_fk" FOREIGN KEY ("county","alert_id") REFERENCES "public"."alert"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "house_question" ADD CONSTRAINT "house_question_county_alert_id_alert_county_id_fk" FOREIGN KEY ("county","alert_id") REFERENCES "public"."alert"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_step_alert" ON "alert_step" USING btree ("county","alert_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "house_question_open" ON "house_question" USING btree ("county","alert_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "house_question_lodging" ON "house_question" USING btree ("county","lodging_id","asked_at");