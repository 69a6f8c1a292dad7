CREATE TABLE "stay_draft" (
	"county" text NOT NULL,
	"account_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"place" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"clear_on" date NOT NULL,
	CONSTRAINT "stay_draft_county_account_id_lodging_id_business_day_place_pk" PRIMARY KEY("county","account_id","lodging_id","business_day","place")
);
--> statement-breakpoint
CREATE INDEX "stay_draft_clear" ON "stay_draft" USING btree ("county","clear_on");