ALTER TABLE "rectification" ALTER COLUMN "inspection_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "rectification" ADD COLUMN "chase_id" uuid;--> statement-breakpoint
ALTER TABLE "rectification" ADD COLUMN "chase_step" integer;--> statement-breakpoint
ALTER TABLE "rectification" ADD COLUMN "article" text;--> statement-breakpoint
ALTER TABLE "rectification" ADD COLUMN "ordered_by" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "rectification_chase" ON "rectification" USING btree ("county","chase_id","chase_step");--> statement-breakpoint
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_of" CHECK ((inspection_id is null) <> (chase_id is null) and (chase_id is null) = (chase_step is null)
        and (chase_id is null) = (article is null) and (chase_id is null) = (ordered_by is null));