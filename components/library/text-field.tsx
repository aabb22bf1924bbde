interface TextFieldProps {
  readonly label: string;
  /** A sentence below it. */
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  /** More than one makes it a box of lines. */
  readonly rows?: number;
}

/** A text with its name above it. */
export function TextField({ label, hint, value, onChange, maxLength, rows = 1 }: TextFieldProps) {
  const look = "mt-1 block w-full rounded-control border border-edge bg-ground px-3 py-2 text-text";
  return (
    <label className="block text-small">
      {label}
      {rows === 1 ? (
        <input
          value={value}
          dir="auto"
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
          className={look}
        />
      ) : (
        <textarea
          value={value}
          dir="auto"
          rows={rows}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
          className={look}
        />
      )}
      {hint !== undefined && <span className="mt-1 block text-tiny text-quiet">{hint}</span>}
    </label>
  );
}
