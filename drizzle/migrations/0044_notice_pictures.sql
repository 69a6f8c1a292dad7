CREATE TABLE "notice_picture" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	"picture" "bytea",
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"clear_on" date NOT NULL,
	CONSTRAINT "notice_picture_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "notice_picture_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "notice_picture_sides" CHECK (width > 0 and height > 0)
);
--> statement-breakpoint
ALTER TABLE "notice_picture" ADD CONSTRAINT "notice_picture_county_notice_id_notice_county_id_fk" FOREIGN KEY ("county","notice_id") REFERENCES "public"."notice"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_picture_notice" ON "notice_picture" USING btree ("county","notice_id");--> statement-breakpoint
CREATE INDEX "notice_picture_clear" ON "notice_picture" USING btree ("county","clear_on") WHERE picture is not null;