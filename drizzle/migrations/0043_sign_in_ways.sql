CREATE TABLE "sign_in_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"browser" "bytea" NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"tries" smallint NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_provider" (
	"county" text NOT NULL,
	"kind" text NOT NULL,
	"enabled" boolean NOT NULL,
	"settings" jsonb NOT NULL,
	"sealed" "bytea" NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_in_provider_county_kind_pk" PRIMARY KEY("county","kind")
);
--> statement-breakpoint
CREATE INDEX "sign_in_code_asked" ON "sign_in_code" USING btree ("asked_at");