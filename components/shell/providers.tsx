"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { LiveProvider } from "../data/live.tsx";
import { Announcer } from "../ui/announcer.tsx";
import { Toaster } from "../ui/toaster.tsx";

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 5000, retry: 2 }, mutations: { retry: false } },
  });
}

/** What every part of the page leans on. Inline style elements are off: the content policy forbids them. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={client}>
        <Tooltip.Provider delay={500}>
          <LiveProvider>{children}</LiveProvider>
          <Announcer />
          <Toaster />
        </Tooltip.Provider>
      </QueryClientProvider>
    </CSPProvider>
  );
}
