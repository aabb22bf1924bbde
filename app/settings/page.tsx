import { cookies } from "next/headers";
import { SettingsPage } from "#components/settings/settings-page";
import { themeCookie, toTheme } from "../../components/theme/theme.ts";

export default async function Page() {
  const jar = await cookies();
  return <SettingsPage theme={toTheme(jar.get(themeCookie)?.value)} />;
}
