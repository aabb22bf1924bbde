/**
 * Where a reference in a file of the book leads, as a path from the archive's root and the name
 * after `#`; undefined for what leaves the book. It never leads above the root.
 */
export function resolveReference(
  from: string,
  reference: string,
): { readonly path: string; readonly id: string } | undefined {
  const [address = "", ...rest] = reference.trim().split("#");
  const id = decoded(rest.join("#"));
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith("//")) return undefined;
  if (address === "") return { path: from, id };
  const [path = ""] = address.split("?");
  const folders = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of decoded(path).split("/")) {
    if (part === "..") folders.pop();
    else if (part !== "" && part !== ".") folders.push(part);
  }
  return { path: folders.join("/"), id };
}

/** A `%` that encodes nothing is a letter of the name. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
