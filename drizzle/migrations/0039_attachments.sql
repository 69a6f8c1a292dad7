CREATE TABLE "attachment" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"kind" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"ms" integer,
	"hash" "bytea" NOT NULL,
	"sealed" "bytea",
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"clear_on" date NOT NULL,
	CONSTRAINT "attachment_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "attachment_subject" UNIQUE("county","subject_kind","subject_id","n"),
	CONSTRAINT "attachment_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "attachment_kind" CHECK (kind in ('picture', 'voice')),
	CONSTRAINT "attachment_measures" CHECK ((kind = 'picture') = (width is not null and height is not null) and (kind = 'voice') = (ms is not null))
);
--> statement-breakpoint
CREATE INDEX "attachment_clear" ON "attachment" USING btree ("county","clear_on") WHERE sealed is not null;