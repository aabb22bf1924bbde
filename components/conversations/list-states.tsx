import { Button } from "../ui/button.tsx";

export function ListEmpty() {
  return (
    <p className="flex-1 px-5 pt-4 text-small text-quiet">
      Your conversations will be kept here, on this machine.
    </p>
  );
}

export function ListSkeleton() {
  return (
    <div aria-hidden="true" className="flex-1 space-y-3 px-5 pt-5">
      {["w-40", "w-52", "w-32", "w-44"].map((width) => (
        <div key={width} className={`h-4 rounded-hair bg-line ${width}`} />
      ))}
    </div>
  );
}

export function ListFailed({ sentence, retry }: { sentence: string; retry: () => void }) {
  return (
    <div className="flex-1 space-y-3 px-5 pt-4 text-small">
      <p>{sentence}</p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}
