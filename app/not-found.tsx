import Link from "next/link";
import { Notice } from "#components/ui/notice";
import { PageHeader } from "#components/shell/page-header";

export default function NotFound() {
  return (
    <>
      <title>Not found · Hearth</title>
      <PageHeader title="" />
      <Notice title="There is no such page" text="The address leads nowhere in this house.">
        <Link href="/" className="text-water underline underline-offset-4">
          Start a new chat
        </Link>
      </Notice>
    </>
  );
}
