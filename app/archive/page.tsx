import { ArchivePage } from "#components/conversations/archive-page";

export default function Page() {
  return <ArchivePage />;
}
