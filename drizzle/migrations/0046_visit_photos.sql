CREATE TABLE "inspection_picture" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"inspection_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed" "bytea",
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"clear_on" date NOT NULL,
	CONSTRAINT "inspection_picture_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "inspection_picture_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "inspection_picture_sides" CHECK (width > 0 and height > 0)
);
--> statement-breakpoint
ALTER TABLE "inspection_picture" ADD CONSTRAINT "inspection_picture_county_inspection_id_inspection_county_id_fk" FOREIGN KEY ("county","inspection_id") REFERENCES "public"."inspection"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_picture_n" ON "inspection_picture" USING btree ("county","inspection_id","n");--> statement-breakpoint
CREATE INDEX "inspection_picture_clear" ON "inspection_picture" USING btree ("county","clear_on") WHERE sealed is not null;