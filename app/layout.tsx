import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "#components/shell/app-shell";
import { Providers } from "#components/shell/providers";
import { sidebarCookie } from "../components/shell/sidebar-cookie.ts";
import { themeCookie, toTheme } from "../components/theme/theme.ts";
// oxlint-disable-next-line import/no-unassigned-import -- Next takes stylesheets in this way only.
import "./globals.css";

export const metadata: Metadata = {
  description: "A private AI for this household, on a machine you own.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
};

/** What was chosen is read from cookies here, so that the first paint is already right. */
export default async function Layout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = toTheme(jar.get(themeCookie)?.value);
  const isSidebarOpen = jar.get(sidebarCookie)?.value !== "closed";
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <head>
        {/* Here and not as app/icon.svg: that one is taken away for a moment at every navigation, in which the browser asks for a favicon.ico. */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any" />
      </head>
      <body>
        <Providers>
          <AppShell theme={theme} isSidebarOpen={isSidebarOpen}>
            {children}
          </AppShell>
        </Providers>
      </body>
    </html>
  );
}
