CREATE TABLE "release" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lodging_id" uuid,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"authority" text,
	"reference" text NOT NULL,
	"reason" text NOT NULL,
	"opened" boolean NOT NULL,
	"mark" text NOT NULL,
	"approval_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"made_at" timestamp with time zone,
	"sha256" "bytea",
	"counts" jsonb,
	"sealed" "bytea",
	"fetched" integer NOT NULL,
	CONSTRAINT "release_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "release_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "release_kind" CHECK (kind in ('evidence', 'stays', 'contacts')),
	CONSTRAINT "release_place" CHECK ((kind = 'evidence') = (lodging_id is not null)),
	CONSTRAINT "release_two_persons" CHECK (approved_by is null or approved_by <> asked_by),
	CONSTRAINT "release_made_when_allowed" CHECK (made_at is null or approved_at is not null)
);
--> statement-breakpoint
ALTER TABLE "reveal" DROP CONSTRAINT "reveal_basis";--> statement-breakpoint
ALTER TABLE "approval" ALTER COLUMN "lodging_id" DROP NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "release_mark" ON "release" USING btree ("county","mark");--> statement-breakpoint
CREATE INDEX "release_asked" ON "release" USING btree ("county","asked_at");--> statement-breakpoint
ALTER TABLE "reveal" ADD CONSTRAINT "reveal_basis" CHECK (basis in ('standing', 'second_person', 'broken_glass', 'release'));