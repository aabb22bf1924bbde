import { classNames } from "../ui/class-names.ts";

const raven =
  "M28.6 9.3c-1.3-.9-3.3-1.3-5.2-1.5C21.8 5.4 18.6 5 16.8 7.3c-1.5 2-3.7 3.4-5.5 5.6L5 20.8l5.4-1.5c1.7 1.3 4.3 1.7 6.7.9v2.3h1.4v-2.8c.5-.3 1-.6 1.4-1v3.8h1.4v-5.5c1.5-2 2.2-4.4 2.1-6.4 1.7-.3 3.6-.7 5.2-1.3z";
const arch =
  "M6 22.5h52a1.5 1.5 0 0 1 1.5 1.5v2.5A1.5 1.5 0 0 1 58 28h-2v32.5a1.5 1.5 0 0 1-1.5 1.5h-5a1.5 1.5 0 0 1-1.5-1.5V47a16 16 0 0 0-32 0v13.5a1.5 1.5 0 0 1-1.5 1.5h-5A1.5 1.5 0 0 1 8 60.5V28H6a1.5 1.5 0 0 1-1.5-1.5V24A1.5 1.5 0 0 1 6 22.5z";
const flame =
  "M32.8 37.5c.7 5 8.2 8.3 8.2 15.7 0 5.2-4 8.8-9 8.8s-9-3.4-9-8.3c0-3.8 2.3-6.3 4.1-8.7.6 2.2 1.6 3.4 2.9 3.9-.3-4.4.5-8.3 2.8-11.4z";
const facingLeft = "matrix(-1 0 0 1 64 0)";

/** A hearth with a raven at either end of its mantel. One colour works: without an ember it burns in the colour of the ink. */
export function Logo({ className, isLit = true }: { className?: string; isLit?: boolean }) {
  return (
    <svg viewBox="0 0 64 64" fill="currentColor" aria-hidden="true" className={className}>
      <path d={raven} />
      <path d={raven} transform={facingLeft} />
      <path d={arch} />
      <path d={flame} className={classNames(isLit && "fill-ember")} />
    </svg>
  );
}
