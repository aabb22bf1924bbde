CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"parent_id" uuid,
	"message_type" text DEFAULT 'message' NOT NULL,
	"role" text NOT NULL,
	"text" text NOT NULL,
	"reasoning" text,
	"status" text NOT NULL,
	"model_id" text,
	"error" jsonb,
	"figures" jsonb,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "messages_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_in_conversation" UNIQUE("conversation_id","id"),
	CONSTRAINT "messages_type" CHECK ("messages"."message_type" in ('message')),
	CONSTRAINT "messages_role" CHECK ("messages"."role" in ('user', 'assistant')),
	CONSTRAINT "messages_status" CHECK ("messages"."status" in ('complete', 'streaming', 'stopped', 'failed')),
	CONSTRAINT "messages_not_own_parent" CHECK ("messages"."parent_id" <> "messages"."id"),
	CONSTRAINT "messages_question" CHECK ("messages"."role" <> 'user' or ("messages"."status" = 'complete' and "messages"."reasoning" is null and "messages"."model_id" is null and "messages"."error" is null and "messages"."figures" is null)),
	CONSTRAINT "messages_answer" CHECK ("messages"."role" <> 'assistant' or ("messages"."parent_id" is not null and "messages"."model_id" is not null)),
	CONSTRAINT "messages_error" CHECK ("messages"."error" is null or "messages"."status" in ('stopped', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "threads_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "threads_in_conversation" UNIQUE("conversation_id","id")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_thread" FOREIGN KEY ("conversation_id","thread_id") REFERENCES "public"."threads"("conversation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_parent" FOREIGN KEY ("conversation_id","parent_id") REFERENCES "public"."messages"("conversation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversations_by_update" ON "conversations" USING btree ("updated_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "messages_by_arrival" ON "messages" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE INDEX "messages_by_parent" ON "messages" USING btree ("conversation_id","parent_id");--> statement-breakpoint
CREATE INDEX "messages_by_thread" ON "messages" USING btree ("conversation_id","thread_id");--> statement-breakpoint
CREATE INDEX "messages_streaming" ON "messages" USING btree ("id") WHERE "messages"."status" = 'streaming';