CREATE TABLE "thread" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_side" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"about_kind" text,
	"about_id" text,
	"lines" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"waits_since" timestamp with time zone,
	"waits_line" integer,
	"first_answer_at" timestamp with time zone,
	"first_answer_by" uuid,
	"answered_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_how" text,
	"rating" text,
	"rated_at" timestamp with time zone,
	CONSTRAINT "thread_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "thread_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "thread_opened_side" CHECK (opened_side in ('house', 'police')),
	CONSTRAINT "thread_about" CHECK ((about_kind is null) = (about_id is null)),
	CONSTRAINT "thread_about_kind" CHECK (about_kind in ('return', 'closure', 'notice')),
	CONSTRAINT "thread_wait" CHECK ((waits_since is null) = (waits_line is null)),
	CONSTRAINT "thread_first_answer" CHECK ((first_answer_at is null) = (first_answer_by is null)),
	CONSTRAINT "thread_closed" CHECK ((closed_at is null) = (closed_how is null)),
	CONSTRAINT "thread_closed_how" CHECK (closed_how in ('house', 'police', 'quiet')),
	CONSTRAINT "thread_closed_waits_not" CHECK (closed_at is null or waits_since is null),
	CONSTRAINT "thread_rating" CHECK ((rating is null) = (rated_at is null) and (rating is null or rating in ('good', 'fair', 'poor')))
);
--> statement-breakpoint
CREATE TABLE "thread_line" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"side" text NOT NULL,
	"kind" text NOT NULL,
	"author" uuid,
	"unit_id" uuid,
	"sealed" "bytea",
	"numbers" "bytea",
	"request_key" uuid,
	"clear_on" date NOT NULL,
	CONSTRAINT "thread_line_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "thread_line_n" UNIQUE("county","thread_id","n"),
	CONSTRAINT "thread_line_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "thread_line_side" CHECK (side in ('house', 'police', 'post', 'clock')),
	CONSTRAINT "thread_line_kind" CHECK (kind in ('said', 'passed', 'claimed', 'returned', 'closed', 'reopened'))
);
--> statement-breakpoint
CREATE TABLE "thread_link" (
	"county" text NOT NULL,
	"thread_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_link_county_thread_id_kind_subject_id_pk" PRIMARY KEY("county","thread_id","kind","subject_id"),
	CONSTRAINT "thread_link_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "thread_link_kind" CHECK (kind in ('alert', 'chase'))
);
--> statement-breakpoint
ALTER TABLE "thread_line" ADD CONSTRAINT "thread_line_county_thread_id_thread_county_id_fk" FOREIGN KEY ("county","thread_id") REFERENCES "public"."thread"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_link" ADD CONSTRAINT "thread_link_county_thread_id_thread_county_id_fk" FOREIGN KEY ("county","thread_id") REFERENCES "public"."thread"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "thread_lodging" ON "thread" USING btree ("county","lodging_id","last_at");--> statement-breakpoint
CREATE INDEX "thread_waiting" ON "thread" USING btree ("county","waits_since") WHERE waits_since is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "thread_line_request" ON "thread_line" USING btree ("county","request_key") WHERE request_key is not null;--> statement-breakpoint
CREATE INDEX "thread_line_clear" ON "thread_line" USING btree ("county","clear_on") WHERE sealed is not null or numbers is not null;--> statement-breakpoint
CREATE INDEX "thread_link_subject" ON "thread_link" USING btree ("county","kind","subject_id");