"use client";

import Link from "next/link";
import { sentenceOf } from "../data/request.ts";
import { PageHeader } from "../shell/page-header.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

export function ConversationLoading() {
  return (
    <div
      className="mx-auto w-full max-w-thread flex-1 space-y-8 px-4 pt-6 sm:px-6"
      aria-busy="true"
    >
      <span className="sr-only">Opening the conversation.</span>
      <div className="ml-auto h-12 w-2/5 rounded-card bg-bubble" />
      <div className="space-y-3">
        <div className="h-4 w-11/12 rounded-hair bg-line" />
        <div className="h-4 w-4/5 rounded-hair bg-line" />
        <div className="h-4 w-3/5 rounded-hair bg-line" />
      </div>
    </div>
  );
}

export function ConversationFailed({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <Notice title="This conversation could not be opened" text={sentenceOf(error)}>
      <Button look="primary" onClick={retry}>
        Try again
      </Button>
    </Notice>
  );
}

export function ConversationMissing() {
  return (
    <>
      <title>Not found · Hearth</title>
      <PageHeader title="" />
      <Notice
        title="This conversation is not here"
        text="It may have been deleted, or the address is incomplete. The list on the left has all that are kept."
      >
        <Link href="/" className="text-water underline underline-offset-4">
          Start a new chat
        </Link>
      </Notice>
    </>
  );
}
