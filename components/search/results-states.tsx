import { sentenceOf } from "../data/request.ts";
import { Button } from "../ui/button.tsx";

export function ResultsLoading() {
  return (
    <div aria-busy="true" className="mt-3 space-y-2">
      <span className="sr-only">Searching.</span>
      {["first", "second", "third"].map((place) => (
        <div key={place} className="h-20 rounded-card bg-sunken" />
      ))}
    </div>
  );
}

export function ResultsFailed({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <div className="mt-3 space-y-3 px-1">
      <p>{sentenceOf(error)}</p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}
