DROP INDEX "obligation_day";--> statement-breakpoint
DROP INDEX "report_day";--> statement-breakpoint
CREATE INDEX "chase_closed" ON "chase" USING btree ("county","closed_at");--> statement-breakpoint
CREATE INDEX "lodging_status_unusual" ON "lodging_status" USING btree ("county","lodging_id","from_day") WHERE status <> 'operating';--> statement-breakpoint
CREATE INDEX "obligation_day" ON "obligation" USING btree ("county","business_day","lodging_id","beat_id","due_at","late_until","made_at");--> statement-breakpoint
CREATE INDEX "report_day" ON "report" USING btree ("county","business_day","lodging_id","first_accepted_at","last_accepted_at","kind","stays");