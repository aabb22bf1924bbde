/** A chat that is never stored. The layout around it shows it, by the address. */
export default function Page() {
  return null;
}
