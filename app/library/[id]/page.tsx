import { ReaderPage } from "#components/reader/reader-page";

export default function Page() {
  return <ReaderPage />;
}
