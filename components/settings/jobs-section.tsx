"use client";

import type { Job } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useConversations } from "../data/use-conversations.ts";
import { useCancelJob, useJobs } from "../data/use-jobs.ts";
import { Button } from "../ui/button.tsx";
import { Ember } from "../ui/ember.tsx";
import { Section } from "../ui/section.tsx";

const kinds = {
  title: "Write a title",
  purge: "Remove what was deleted more than a day ago",
} satisfies Record<Job["kind"], string>;

const states = {
  waiting: "waiting",
  running: "at work",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
} satisfies Record<Job["state"], string>;

/** The work nobody waits for, as it stands. */
export function JobsSection() {
  const { data, error, refetch } = useJobs();
  return (
    <Section
      title="Background work"
      text="Done when nobody needs the model; a question interrupts it and it is done later."
    >
      {data === undefined && error !== null && (
        <div className="space-y-3 text-small">
          <p>{sentenceOf(error)}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {data === undefined && error === null && (
        <div aria-busy="true" className="h-24 rounded-card bg-sunken">
          <span className="sr-only">Looking for background work.</span>
        </div>
      )}
      {data?.jobs.length === 0 && (
        <p className="text-small">Nothing to do, and nothing done yet.</p>
      )}
      {data !== undefined && data.jobs.length > 0 && (
        <ul className="divide-y divide-line rounded-card border border-line bg-raised">
          {data.jobs.map((job) => (
            <JobEntry key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function JobEntry({ job }: { job: Job }) {
  const cancel = useCancelJob();
  const { data } = useConversations();
  const title = data?.conversations.find(({ id }) => id === job.conversationId)?.title;
  const isOpen = job.state === "waiting" || job.state === "running";
  return (
    <li className="flex min-h-12 items-center gap-3 px-4 py-2 text-small">
      <span className="min-w-0 flex-1">
        {kinds[job.kind]}
        {title !== undefined && <span dir="auto"> for “{title}”</span>}
        <span className="block text-tiny text-quiet">
          {states[job.state]}, {new Date(job.createdAt).toLocaleString("en-GB")}
          {job.problem !== null && `: ${job.problem}`}
        </span>
        {cancel.isError && <span className="text-tiny text-alarm">{sentenceOf(cancel.error)}</span>}
      </span>
      {job.state === "running" && <Ember />}
      {isOpen && (
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
          Cancel
        </Button>
      )}
    </li>
  );
}
