DROP INDEX "message_delivery_open";--> statement-breakpoint
CREATE INDEX "message_delivery_claimed" ON "message_delivery" USING btree ("county","claimed_at");--> statement-breakpoint
CREATE INDEX "message_delivery_open" ON "message_delivery" USING btree ("county","channel",(coalesce(unknown_at, handed_at))) WHERE failed_at is null and delivered_at is null and channel <> 'app';