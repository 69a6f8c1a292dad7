CREATE TABLE "hall_picture" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"lodging_id" uuid,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed" "bytea",
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"clear_on" date NOT NULL,
	CONSTRAINT "hall_picture_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "hall_picture_post" UNIQUE("county","post_id"),
	CONSTRAINT "hall_picture_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
ALTER TABLE "hall_picture" ADD CONSTRAINT "hall_picture_county_post_id_hall_post_county_id_fk" FOREIGN KEY ("county","post_id") REFERENCES "public"."hall_post"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hall_picture_clear" ON "hall_picture" USING btree ("county","clear_on") WHERE sealed is not null;