CREATE TABLE "search_answer" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"sealed" "bytea",
	"at" timestamp with time zone NOT NULL,
	"alert_id" uuid,
	"clear_on" date NOT NULL,
	CONSTRAINT "search_answer_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "search_answer_answer" CHECK (answer in ('not_seen', 'seen', 'here'))
);
--> statement-breakpoint
CREATE TABLE "search_call" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"matter" text NOT NULL,
	"kind" text NOT NULL,
	"case_number" text NOT NULL,
	"contact" text NOT NULL,
	"watch_entry_id" uuid,
	"audience" jsonb NOT NULL,
	"sealed" "bytea",
	"ends_on" date NOT NULL,
	"composed_by" uuid NOT NULL,
	"composed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"launched_at" timestamp with time zone,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"clear_on" date NOT NULL,
	CONSTRAINT "search_call_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "search_call_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "search_call_matter" CHECK (matter in ('missing', 'found')),
	CONSTRAINT "search_call_kind" CHECK (kind in ('child', 'adult')),
	CONSTRAINT "search_call_two_persons" CHECK (decided_by is null or decided_by <> composed_by),
	CONSTRAINT "search_call_launched" CHECK (launched_at is null or decided_at is not null),
	CONSTRAINT "search_call_ended" CHECK ((ended_at is null) = (outcome is null)),
	CONSTRAINT "search_call_outcome" CHECK (outcome in ('found', 'withdrawn', 'expired', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "search_house" (
	"county" text NOT NULL,
	"call_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"people" integer NOT NULL,
	"opened_at" timestamp with time zone,
	CONSTRAINT "search_house_county_call_id_lodging_id_pk" PRIMARY KEY("county","call_id","lodging_id")
);
--> statement-breakpoint
ALTER TABLE "search_answer" ADD CONSTRAINT "search_answer_county_call_id_search_call_county_id_fk" FOREIGN KEY ("county","call_id") REFERENCES "public"."search_call"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_house" ADD CONSTRAINT "search_house_county_call_id_search_call_county_id_fk" FOREIGN KEY ("county","call_id") REFERENCES "public"."search_call"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_answer_call" ON "search_answer" USING btree ("county","call_id","at");--> statement-breakpoint
CREATE INDEX "search_call_open" ON "search_call" USING btree ("county","ended_at","composed_at");--> statement-breakpoint
CREATE INDEX "search_house_lodging" ON "search_house" USING btree ("county","lodging_id");