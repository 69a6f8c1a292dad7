ALTER TABLE "inspection_draw" ALTER COLUMN "made_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "inspection_plan" ALTER COLUMN "planned_by" DROP NOT NULL;