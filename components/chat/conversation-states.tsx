"use client";

import Link from "next/link";
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

/** The connection broke before anything had come. It is tried again by itself. */
export function ConversationUnreachable({ retry }: { retry: () => void }) {
  return (
    <Notice
      title="This conversation cannot be opened now"
      text="Hearth does not answer. Check that it is still running; this page goes on trying."
    >
      <Button look="primary" onClick={retry}>
        Try at once
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
