CREATE TABLE "parent_draft" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "parent_draft_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "parent_draft_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE INDEX "parent_draft_lodging" ON "parent_draft" USING btree ("county","lodging_id","expires_at");