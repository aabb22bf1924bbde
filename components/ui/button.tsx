import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

const looks = {
  primary: "bg-ember text-on-ember hover:bg-ember/90 font-semibold",
  plain: "border border-edge/60 bg-raised text-ink hover:border-edge hover:bg-sunken",
  quiet: "text-quiet hover:bg-sunken hover:text-ink",
  danger: "bg-alarm text-on-ember hover:bg-alarm/90 font-semibold",
};

export interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: keyof typeof looks;
}

export function Button({ look = "plain", className, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(
        "inline-flex min-h-9 items-center justify-center gap-2 rounded-control px-3.5 text-small transition-colors",
        "disabled:cursor-not-allowed disabled:opacity-50 pointer-coarse:min-h-11",
        looks[look],
        className,
      )}
      {...rest}
    />
  );
}
