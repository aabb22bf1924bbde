interface ProgressBarProps {
  /** 0 to 1. */
  readonly value: number;
  readonly label: string;
}

/** A native bar: its length is an attribute, where a style attribute would need a weaker content policy. */
export function ProgressBar({ value, label }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      value={Math.min(Math.max(value, 0), 1)}
      max={1}
      className="progress"
    />
  );
}
