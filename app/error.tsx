"use client";

import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";

/** Shown when a page breaks. What was said is kept by the server, so trying again loses nothing. */
export default function PageError({ reset }: { reset: () => void }) {
  return (
    <>
      <title>Hearth</title>
      <Notice
        title="This page broke"
        text="Your conversations are kept on this machine and are not affected. Try again; if it breaks again, reload the page."
      >
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
      </Notice>
    </>
  );
}
