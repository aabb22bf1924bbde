CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"name" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"conversation_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"run_id" uuid,
	"actor" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_conversation_id_seq_pk" PRIMARY KEY("conversation_id","seq")
);
--> statement-breakpoint
CREATE TABLE "folders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journals" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"pruned_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "journals_pruned" CHECK ("journals"."pruned_seq" <= "journals"."last_seq")
);
--> statement-breakpoint
CREATE TABLE "leaves" (
	"person" text NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	CONSTRAINT "leaves_person_conversation_id_pk" PRIMARY KEY("person","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"model_id" text NOT NULL,
	"priority" text NOT NULL,
	"state" text NOT NULL,
	"worker" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "runs_priority" CHECK ("runs"."priority" in ('interactive', 'api', 'background')),
	CONSTRAINT "runs_state" CHECK ("runs"."state" in ('queued', 'loading', 'reading', 'thinking', 'writing', 'tool', 'done', 'stopped', 'failed')),
	CONSTRAINT "runs_end" CHECK (("runs"."ended_at" is not null) = ("runs"."state" in ('done', 'stopped', 'failed')))
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "title_source" text DEFAULT 'first-words' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "folder_id" uuid;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "pinned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "context" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "deleted_with" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "search" "tsvector";--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message" FOREIGN KEY ("conversation_id","message_id") REFERENCES "public"."messages"("conversation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_conversation_id_journals_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."journals"("conversation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_message" FOREIGN KEY ("conversation_id","message_id") REFERENCES "public"."messages"("conversation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_message" FOREIGN KEY ("conversation_id","message_id") REFERENCES "public"."messages"("conversation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_by_message" ON "attachments" USING btree ("message_id","place");--> statement-breakpoint
CREATE INDEX "events_by_run" ON "events" USING btree ("run_id","seq");--> statement-breakpoint
CREATE INDEX "runs_by_message" ON "runs" USING btree ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_unended" ON "runs" USING btree ("message_id") WHERE "runs"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_folder_id_folders_id_fk" FOREIGN KEY ("folder_id") REFERENCES "public"."folders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversations_by_folder" ON "conversations" USING btree ("folder_id");--> statement-breakpoint
CREATE INDEX "conversations_deleted" ON "conversations" USING btree ("deleted_at") WHERE "conversations"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "messages_search" ON "messages" USING gin ("search");--> statement-breakpoint
CREATE INDEX "messages_deleted" ON "messages" USING btree ("deleted_at") WHERE "messages"."deleted_at" is not null;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_title_source" CHECK ("conversations"."title_source" in ('first-words', 'model', 'person'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_deletion" CHECK (("messages"."deleted_at" is null) = ("messages"."deleted_with" is null));--> statement-breakpoint
-- What full-text search reads of a message: words of letters and digits, in small letters. Whatever else
-- stands between them is a space, or the parser would hide words inside tags, paths and addresses.
-- A text that Postgres cannot take apart is not found, but it is kept.
CREATE FUNCTION "words_of"("text" text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN to_tsvector('simple', lower(regexp_replace(left("text", 200000), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u303f\ufe10-\ufe6f\uff00-\uff0f\uff1a-\uff20]+', ' ', 'g')));
EXCEPTION WHEN OTHERS THEN
	RETURN ''::tsvector;
END
$$;
--> statement-breakpoint
-- An answer is read once it has ended, not while it grows.
CREATE FUNCTION "fill_message_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW."search" := CASE WHEN NEW."status" = 'streaming' THEN NULL ELSE "words_of"(NEW."text") END;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "messages_fill_search" BEFORE INSERT OR UPDATE OF "text", "status" ON "messages" FOR EACH ROW EXECUTE FUNCTION "fill_message_search"();--> statement-breakpoint
-- No run of an earlier release is left to end these.
UPDATE "messages" SET "status" = 'stopped' WHERE "status" = 'streaming';--> statement-breakpoint
UPDATE "messages" SET "text" = "text" WHERE "search" IS NULL;--> statement-breakpoint
-- The rows that are here say all there is to say: their journal begins behind one event that was never kept.
INSERT INTO "journals" ("conversation_id", "last_seq", "pruned_seq") SELECT "id", 1, 1 FROM "conversations";
