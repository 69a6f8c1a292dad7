CREATE TABLE "report_on_behalf" (
	"county" text NOT NULL,
	"report_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"lodging_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"said_by" text NOT NULL,
	"filed_by" uuid NOT NULL,
	"officer_name" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" uuid,
	CONSTRAINT "report_on_behalf_county_report_id_n_pk" PRIMARY KEY("county","report_id","n")
);
--> statement-breakpoint
CREATE TABLE "return_sheet" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"filed_at" timestamp with time zone,
	"result" jsonb,
	CONSTRAINT "return_sheet_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE INDEX "report_on_behalf_open" ON "report_on_behalf" USING btree ("county","lodging_id","confirmed_at");--> statement-breakpoint
CREATE INDEX "return_sheet_account" ON "return_sheet" USING btree ("county","account_id","made_at");