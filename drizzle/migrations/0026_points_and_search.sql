CREATE TABLE "lodging_point" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"accuracy" integer,
	"source" text NOT NULL,
	"account_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lodging_point_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "lodging_point_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "lodging_point_source" CHECK (source in ('phone', 'typed')),
	CONSTRAINT "lodging_point_on_earth" CHECK (latitude between -90 and 90 and longitude between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "search_key" (
	"county" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"phone" text,
	"phone_mark" text,
	"keys" text NOT NULL,
	"sounds" text NOT NULL,
	"source" text,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "search_key_county_lodging_id_n_pk" PRIMARY KEY("county","lodging_id","n"),
	CONSTRAINT "search_key_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "search_key_kind" CHECK (kind in ('lodging', 'contact', 'owner', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"place" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_view_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "saved_view_name" UNIQUE("county","account_id","name"),
	CONSTRAINT "saved_view_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE INDEX "lodging_point_lodging" ON "lodging_point" USING btree ("county","lodging_id","at");