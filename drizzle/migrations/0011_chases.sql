CREATE TABLE "chase" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"level" text NOT NULL,
	"level_at" timestamp with time zone NOT NULL,
	"met_at" timestamp with time zone,
	"promise_day" date,
	"visit_asked_at" timestamp with time zone,
	"visited_at" timestamp with time zone,
	"help_only" boolean NOT NULL,
	"steps" integer NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"ending" text,
	CONSTRAINT "chase_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "chase_end" CHECK ((closed_at is null) = (ending is null)),
	CONSTRAINT "chase_level" CHECK (level in ('remind','officer','call','visit','joint_visit','breach'))
);
--> statement-breakpoint
CREATE TABLE "chase_night" (
	"county" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"chase_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chase_night_county_lodging_id_business_day_pk" PRIMARY KEY("county","lodging_id","business_day")
);
--> statement-breakpoint
CREATE TABLE "chase_step" (
	"county" text NOT NULL,
	"chase_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"lodging_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"actor_name" text,
	"outcome" text,
	"detail" jsonb NOT NULL,
	"request_key" text,
	CONSTRAINT "chase_step_county_chase_id_n_pk" PRIMARY KEY("county","chase_id","n")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "chase_one_open" ON "chase" USING btree ("county","lodging_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "chase_lodging" ON "chase" USING btree ("county","lodging_id","opened_at");--> statement-breakpoint
CREATE INDEX "chase_night_chase" ON "chase_night" USING btree ("county","chase_id");--> statement-breakpoint
CREATE INDEX "chase_step_lodging" ON "chase_step" USING btree ("county","lodging_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "chase_step_request" ON "chase_step" USING btree ("county","request_key") WHERE request_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "task_one_chase" ON "task" USING btree ("county","lodging_id") WHERE kind = 'chase' and done_at is null;