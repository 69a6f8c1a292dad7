CREATE INDEX "stay_text_phone" ON "stay_text" USING btree ("county","guardian_phone_index");--> statement-breakpoint
CREATE INDEX "stay_text_companions" ON "stay_text" USING gin ("companion_keys");--> statement-breakpoint
CREATE INDEX "stay_text_companion_names" ON "stay_text" USING gin ("companion_name_keys");